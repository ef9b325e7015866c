import { resumeCells } from '../../plan/scenarios/resumes.ts'
import type { SubjectAction } from '../../plan/scenarios/scenario.ts'
import { scaledOut } from '../../plan/subjects/scaled-out.ts'
import { boot } from '../boot.ts'
import { startRedis } from '../redis.ts'
import { startClock } from './clock.ts'
import { openClients, untilOver } from './fault-clients.ts'
import type { FaultContext } from './run-fault.ts'

/** Sticky or not, with Redis or without. */
type Cell = (typeof resumeCells)[number]

/**
 * Boots several processes of a deployment behind HAProxy, once for each way of finding an answer again; all clients lose their
 * connection at once in mid-answer and resume, on whichever process they get.
 *
 * @throws ProcessFailure when a process ends by itself
 */
export async function resumes(
  action: Extract<SubjectAction, { type: 'resumes' }>,
  context: FaultContext,
): Promise<void> {
  for (const cell of resumeCells) await resumeIn(cell, action, context)
}

async function resumeIn(
  { name, sticky, redis }: Cell,
  { processes, load }: Extract<SubjectAction, { type: 'resumes' }>,
  { deployment, testbed, seed, onSample, onProgress }: FaultContext,
): Promise<void> {
  onProgress(`starting ${processes} processes of ${deployment.name} behind HAProxy: ${name}`)
  await using shared = redis ? await startRedis(testbed) : undefined
  await using booted = await boot(
    scaledOut(deployment, { processes, sticky }, shared?.url),
    { seed, sockets: load.streams },
    testbed,
  )
  const signal = AbortSignal.any([
    testbed.signal,
    booted.failed,
    ...(shared === undefined ? [] : [shared.process.failed]),
  ])
  using clients = await openClients(booted, load, { seed, signal })
  const clock = startClock()
  onProgress(`${load.streams} clients lose their connection, and resume`)
  clients.cut()
  await untilOver(clients, { clock, signal })
  for (const { stream, outcome, detail } of clients.finish(clock)) {
    onSample({
      ...{ type: 'resume', cell: name, stream, outcome },
      ...(detail === undefined ? {} : { detail }),
    })
  }
}
