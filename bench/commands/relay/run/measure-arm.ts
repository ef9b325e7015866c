import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '../../../machine/free-port.ts'
import { readProcessMemory } from '../../../machine/memory.ts'
import type { ManagedProcess } from '../../../machine/process/managed-process.ts'
import { waitForLine, waitForUrl } from '../../../machine/process/readiness.ts'
import { answerTokens, GAP, TTFT, WARM_UP_SECONDS } from '../../../plan/scenarios/relay-load.ts'
import type { Arm } from '../../../plan/subjects/relay/arm.ts'
import { startScript } from '../../../run/launch.ts'
import type { Delays } from '../../../samples/probe-result.ts'
import type { RelayOptions } from '../options.ts'
import type { ArmSample } from '../samples.ts'
import type { RelayHarness } from './harness.ts'
import { startLoadClient } from './load-client.ts'
import { openWindow } from './window.ts'

/**
 * Measures one arm once, on fresh processes. Everything it started has ended when it returns or throws.
 *
 * @throws ProcessFailure when one of the processes ends by itself, with the tail of its log
 */
export async function measureArm(
  arm: Arm,
  round: number,
  { options, harness }: { options: RelayOptions; harness: RelayHarness },
): Promise<ArmSample> {
  const { streams, durationSeconds, seed } = options
  await using started = new AsyncDisposableStack()
  const mockPort = await freePort()
  const mockUrl = `http://127.0.0.1:${mockPort}/v1`
  const mock = started.use(await startMock(mockPort, { seed, durationSeconds, harness }))
  const port = await freePort()
  const relay = started.use(
    await startScript(arm.name, [arm.script], {
      launch: harness.arm,
      environment: { ...harness.environment, ...arm.environment({ port, mockUrl }) },
    }),
  )
  const whole = AbortSignal.any([harness.signal, mock.failed, relay.failed])
  await waitForUrl(mock, `http://127.0.0.1:${mockPort}/healthz`, { signal: whole })
  await waitForLine(relay, line => line.includes(arm.ready), { signal: whole })
  const idle = await readPss(relay)

  const socketUrl = `ws://127.0.0.1:${port}/`
  const client = started.use(
    await startLoadClient({ socketUrl, mockUrl, streams, signal: whole }, harness),
  )
  const signal = AbortSignal.any([whole, client.process.failed])
  await pause(WARM_UP_SECONDS, signal)
  const closeWindow = await openWindow({
    arm: relay.pid,
    mock: mock.pid,
    client: client.process.pid,
  })
  await pause(durationSeconds, signal)
  const { fromMs, toMs, cpuMicroseconds, counters } = await closeWindow()
  const load = await readPss(relay)
  const { relayed, control, lost } = await client.finish()
  const within = ({ arrivedMs, delayUs }: Delays) =>
    delayUs.filter((_, index) => {
      const arrived = arrivedMs[index] ?? 0
      return arrived >= fromMs && arrived < toMs
    })
  return {
    type: 'arm',
    arm: arm.name,
    round,
    seconds: (toMs - fromMs) / 1_000,
    delayUs: within(relayed),
    controlUs: within(control),
    cpuMicroseconds,
    counters,
    pssBytes: { idle, load },
    lost,
  }
}

function startMock(
  port: number,
  options: { seed: number; durationSeconds: number; harness: RelayHarness },
): Promise<ManagedProcess> {
  const { seed, durationSeconds, harness } = options
  const flags = { port, seed, ttft: TTFT, gap: GAP, length: answerTokens(durationSeconds) }
  const script = [
    'mock/process.ts',
    ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]),
  ]
  const { environment } = harness
  return startScript('mock', script, { launch: harness.mock, environment })
}

/** Stalls the process it reads: never within a window. */
async function readPss({ pid }: ManagedProcess): Promise<number | undefined> {
  const memory = await readProcessMemory([pid])
  return memory.state === 'measured' ? memory.pssBytes : undefined
}

/** Waits; rejects with the reason as soon as something has failed. */
async function pause(seconds: number, signal: AbortSignal): Promise<void> {
  await delay(seconds * 1_000, undefined, { signal }).catch(error => {
    throw signal.aborted ? signal.reason : error
  })
}
