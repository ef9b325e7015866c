import { monotonicNs } from '../load/probe/delay-log.ts'
import { pause } from '../machine/process/pause.ts'
import { isBeyondKnee } from '../measures/capacity.ts'
import type { LoadFacts } from '../measures/figures/summary.ts'
import { generatorOf } from '../plan/profile.ts'
import { type LoadWindow, lastEndedBefore, timeline } from '../plan/timeline.ts'
import { describeWindow } from '../plan/windows.ts'
import type { Sample } from '../samples/run-sample.ts'
import type { RunningSubject } from './boot.ts'
import { readAtRest, readMemory } from './memory.ts'
import { type ProbeRun, startProbe } from './probe-run.ts'
import { type Load, startLoad } from './start-load.ts'
import type { Testbed } from './testbed.ts'
import { watchUsage } from './usage.ts'
import type { RunListener } from './watch-run.ts'

/** A load that is to be made, and what it is made to. */
export type LoadRun = {
  readonly booted: RunningSubject
  readonly testbed: Testbed
  /** What the load is to be. */
  readonly facts: LoadFacts
  /** The deployment's processes. */
  readonly pids: readonly number[]
  /** Aborts when the run is to end or one of its processes has ended. */
  readonly signal: AbortSignal
}

/** All that happens while the load generator holds its sockets: the idle memory step by step, then one load window after another. */
export async function measureUnderLoad(run: LoadRun, listener: RunListener): Promise<void> {
  const { booted, testbed, pids, signal } = run
  const { profile } = run.facts
  const { socketUrl, pageUrl, tickets } = booted
  const { onProgress, watch } = listener
  const plan = timeline(profile)
  const seen: Sample[] = []
  let opened = 0
  let over = false
  const onSample = (sample: Sample) => {
    if (over) return
    if (profile.stopAtKnee) seen.push(sample)
    if (sample.type === 'connect') opened += sample.opened
    listener.onSample(sample)
  }
  await using load = await startLoad(
    { profile, socketUrl, pageUrl, origin: pageUrl, tickets },
    testbed,
    { onSample, output: watch?.k6Output },
  )
  const generator = generatorOf(profile)
  watch?.onPart(generator, load.process.pid)
  for (const { connections, opening, idle } of plan.steps) {
    onProgress(`opening ${connections} sockets`)
    await until(load, opening.to, signal)
    onProgress('leaving them idle, then reading the memory')
    await readAtRest({
      pids,
      connections: () => opened,
      seconds: profile.idleSeconds,
      untilBeforeEnd: seconds => until(load, idle.to - 1 - seconds, signal),
      onSample,
    })
  }
  for (const [index, window] of plan.windows.entries()) {
    await until(load, window.span.from, signal)
    const ended = lastEndedBefore(index, plan)
    if (ended !== undefined && profile.stopAtKnee && isBeyondKnee(ended.name, run.facts, seen)) {
      onProgress(`${ended.name} is beyond the knee: ending here`)
      onSample({ type: 'knee', window: ended.name })
      // What the cut sockets tell is of no window any more.
      over = true
      return
    }
    await measureWindow(window, { ...run, load, opened: () => opened }, { ...listener, onSample })
  }
  onProgress('waiting for the last answers')
  const { code } = await load.process.exited
  if (code === 0) return
  throw new Error(`${generator} ended with ${code}:\n${load.process.tail().slice(-10).join('\n')}`)
}

/** How long a ladder waits for its probe: less than the 30 s after which the probe counts as failed. */
const PROBE_PATIENCE_MS = 25_000

/**
 * Starts the probe of a window; undefined where a ladder has come to where nothing starts in time any more: its window is then
 * void, for it was not watched from the beginning. Any other failure is one of the bench, on a ladder as well.
 */
async function startProbeOf(
  { name }: LoadWindow,
  { booted, testbed, facts, signal }: LoadRun,
  onProgress: RunListener['onProgress'],
): Promise<ProbeRun | undefined> {
  const { probeStreams: streams, stopAtKnee } = facts.profile
  if (!stopAtKnee) return startProbe({ name, streams }, booted, testbed)
  const late = AbortSignal.timeout(PROBE_PATIENCE_MS)
  const patient = { ...testbed, signal: AbortSignal.any([testbed.signal, late]) }
  try {
    return await startProbe({ name, streams }, booted, patient)
  } catch (error) {
    if (error !== late.reason || signal.aborted) throw error
    onProgress(`${name}: the probe did not get ready within ${PROBE_PATIENCE_MS / 1_000} s`)
    return undefined
  }
}

async function measureWindow(
  window: LoadWindow,
  run: LoadRun & { load: Load; opened: () => number },
  { onSample, onProgress, watch }: RunListener,
): Promise<void> {
  onProgress(describeWindow(window))
  const { booted, load, opened, pids, signal } = run
  const { profile } = run.facts
  await using probe =
    window.tokensPerSecond > 0 && profile.probeStreams > 0
      ? await startProbeOf(window, run, onProgress)
      : undefined
  if (probe !== undefined) watch?.onPart('probe', probe.process.pid)
  await until(load, window.steady.from, signal)
  const steadyFromMs = monotonicNs() / 1e6
  const finishUsage = await watchUsage(
    window.name,
    booted.mock && booted.mockUrl,
    {
      ...(pids.length > 0 && { deployment: pids }),
      ...(booted.mock && { mock: [booted.mock.pid] }),
      [generatorOf(profile)]: [load.process.pid],
      probe: probe === undefined ? [] : [probe.process.pid],
    },
    { apart: run.testbed.deployment.allocation === 'each' ? pids : [] },
  )
  await until(load, window.steady.to, signal)
  onSample(await finishUsage())
  const steadyToMs = monotonicNs() / 1e6
  // Before the probe is ended, which takes a while: the next window may have begun.
  if (window.tokensPerSecond > 0) onSample(await readMemory(pids, opened(), window.name))
  if (probe === undefined) return
  onSample({
    type: 'delay',
    window: window.name,
    steadyFromMs,
    steadyToMs,
    ...(await probe.finish()),
  })
}

/** Waits until so many seconds after the load began; rejects as soon as something has failed. */
async function until(
  { beginMs, process }: Load,
  seconds: number,
  signal: AbortSignal,
): Promise<void> {
  const ended = AbortSignal.any([signal, process.failed])
  await pause(beginMs + seconds * 1_000 - Date.now(), ended)
}
