import { cpus } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { monotonicNs } from '../../load/probe/delay-log.ts'
import { STAMPED_PROMPT } from '../../load/probe/relayed-stream.ts'
import { calibrate } from './calibration.ts'
import { startControl } from './control.ts'
import { openSockets } from './open-sockets.ts'
import type { TargetOptions } from './options.ts'
import { sendTurns } from './send-turns.ts'
import { serverProcess } from './server-process.ts'
import { TARGET_VERSION, type TargetSample } from './target-sample.ts'
import { planTurns, turnsPerSecond } from './turns.ts'
import { watchUsage } from './watch-usage.ts'

/** Who listens to a run. */
export type TargetListener = {
  readonly onSample: (sample: TargetSample) => void
  readonly onProgress: (line: string) => void
  readonly signal: AbortSignal
}

/** So long the sockets rest before their memory is read. */
const REST_MS = 3_000

/** An answer that is under way when the load ends gets this many times what one takes. */
const PATIENCE = 3
const MIN_PATIENCE_MS = 10_000

/**
 * Loads a server by the protocol and tells what it sees as samples: memory, the sockets, answers at planned moments, memory.
 *
 * @throws Error when no socket opens or no answer comes; the signal's reason when it aborts
 */
export async function runTarget(options: TargetOptions, listener: TargetListener): Promise<void> {
  const { onSample, onProgress, signal } = listener
  onSample({
    type: 'target',
    version: TARGET_VERSION,
    startedAt: new Date().toISOString(),
    options,
    client: {
      cpuModel: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      node: process.version,
    },
  })
  const server = await serverProcess(options.pid)
  onSample(await server.memory('before'))

  const clock = { beginNs: monotonicNs(), texts: 0 }
  const sockets = await openSockets(options, {
    beginNs: () => clock.beginNs,
    onText: () => {
      clock.texts += 1
    },
    onSample,
    signal,
  })
  using closing = new DisposableStack()
  for (const socket of sockets) closing.defer(() => socket.close())
  onProgress(`${sockets.length} of ${options.connections} sockets open`)
  if (options.pid !== undefined) await delay(REST_MS, undefined, { signal })
  onSample(await server.memory('idle'))

  const { meanSeconds, stamps } = await calibrate(sockets)
  const perSecond = turnsPerSecond(options.streams, meanSeconds)
  // Until the first answers of the load have reached their length.
  const warmUpMs = Math.min(meanSeconds, options.seconds / 2) * 1_000
  onSample({ type: 'calibration', meanSeconds, stamps, turnsPerSecond: perSecond, warmUpMs })
  onProgress(
    `an answer takes ${meanSeconds.toFixed(1)} s: ${perSecond.toFixed(1)} turns a second for ${options.seconds} s`,
  )

  clock.beginNs = monotonicNs()
  const control = options.mockUrl === undefined ? undefined : startControl(options.mockUrl, signal)
  const [answers, usage] = await Promise.all([
    sendTurns(planTurns({ ...options, perSecond, sockets: sockets.length }), sockets, {
      prompt: STAMPED_PROMPT,
      beginNs: clock.beginNs,
      seconds: options.seconds,
      onSample,
      signal,
    }),
    watchUsage({
      server,
      warmUpMs,
      seconds: options.seconds,
      texts: () => clock.texts,
      signal,
    }),
  ])
  onSample(usage)
  if (control !== undefined) onSample(await control(clock.beginNs / 1e6 + warmUpMs))
  await settled(answers, meanSeconds, signal)
  for (const socket of sockets) socket.close()
  await Promise.all(answers)
  if (options.pid !== undefined) await delay(REST_MS, undefined, { signal })
  onSample(await server.memory('after'))
}

/** Waits for the last answers, but not for ever: whoever then has no end is unfinished. */
async function settled(
  answers: readonly Promise<void>[],
  meanSeconds: number,
  signal: AbortSignal,
): Promise<void> {
  const patienceMs = Math.max(MIN_PATIENCE_MS, PATIENCE * meanSeconds * 1_000)
  const over = new AbortController()
  const patience = delay(patienceMs, undefined, { signal: AbortSignal.any([signal, over.signal]) })
  await Promise.race([Promise.all(answers), patience])
  over.abort()
}
