import { pause } from '../machine/process/pause.ts'
import { scaledWindow } from '../plan/scenarios/scale-out.ts'
import type { SubjectAction } from '../plan/scenarios/scenario.ts'
import { scaledOut } from '../plan/subjects/scaled-out.ts'
import { boot } from './boot.ts'
import { startClock } from './faults/clock.ts'
import { openClients } from './faults/fault-clients.ts'
import type { FaultContext } from './faults/run-fault.ts'
import { readMemory } from './memory.ts'
import { startRedis } from './redis.ts'
import { watchUsage } from './usage.ts'
import type { RunListener } from './watch-run.ts'

type Context = Omit<FaultContext, 'onSample'> & Pick<RunListener, 'onSample'>

type ScaleOutAction = Extract<SubjectAction, { type: 'scale-out' }>

/**
 * Boots a deployment behind HAProxy, with Redis and without stickiness, once for each number of processes, and reads the CPU and the
 * memory of all of them while as many answers are live as they are there for. Redis is not counted: it is the same for all.
 *
 * @throws ProcessFailure when a process ends by itself
 */
export async function measureScaleOut(
  { processes, load }: ScaleOutAction,
  context: Context,
): Promise<void> {
  for (const count of processes) await measureAt(count, load, context)
}

async function measureAt(
  processes: number,
  { streamsPerProcess, settleSeconds, measuredSeconds, ...answer }: ScaleOutAction['load'],
  { deployment, testbed, seed, onSample, onProgress }: Context,
): Promise<void> {
  const window = scaledWindow(processes)
  const streams = processes * streamsPerProcess
  onProgress(`starting ${processes} of ${deployment.name} behind HAProxy`)
  await using redis = await startRedis(testbed)
  const scaled = scaledOut(deployment, { processes, sticky: false }, redis.url)
  await using booted = await boot(scaled, { seed, sockets: streams }, testbed)
  const signal = AbortSignal.any([testbed.signal, booted.failed, redis.process.failed])
  onProgress(`${streams} live answers`)
  using clients = await openClients(booted, { ...answer, streams }, { seed, signal })
  const clock = startClock()
  const pids = booted.processes.map(({ pid }) => pid)
  await pause(settleSeconds * 1_000, signal)
  const finish = await watchUsage(window, booted.mockUrl, {
    deployment: pids,
    mock: [booted.mock.pid],
  })
  await pause(measuredSeconds * 1_000, signal)
  const usage = await finish()
  const { live } = clients
  const memory = await readMemory(pids, live, window)
  const seen = clients.finish(clock)
  const wrong = seen.find(({ outcome }) => outcome === 'wrong')
  if (wrong !== undefined) {
    throw new Error(
      `expected the mock's answers on ${processes} processes, found another: ${wrong.detail}`,
    )
  }
  const dropped = seen.some(({ drops }) => drops > 0)
  if (live < streams || dropped) {
    throw new Error(
      `expected ${streams} live answers on ${processes} processes, found ${live}${dropped ? ', and one that lost its socket' : ''}`,
    )
  }
  onSample(usage)
  onSample(memory)
}
