import type { Action, FaultLoad } from '../../plan/scenarios/scenario.ts'
import type { Deployment } from '../../plan/subjects/subject.ts'
import type { DrillSample } from '../../samples/drill-sample.ts'
import { boot, type RunningDeployment } from '../boot.ts'
import { warmPages } from '../page-answer.ts'
import type { Testbed } from '../testbed.ts'
import { type DrillClock, startClock } from './clock.ts'
import { openClients, untilOver } from './fault-clients.ts'
import { faults } from './faults.ts'
import { askPage, openLoop, pagesOf, tryToConnect, type VisitedPages } from './visitors.ts'

/** What a scenario without a load generator is given. */
export type FaultContext = {
  readonly deployment: Deployment
  readonly testbed: Testbed
  readonly seed: number
  /** A raw sample, to be kept at once. */
  readonly onSample: (sample: DrillSample) => void
  readonly onProgress: (message: string) => void
}

/**
 * Boots a deployment, opens clients, does the fault, and keeps what they saw. Everything it started has ended when
 * it returns or throws.
 *
 * @throws ProcessFailure when a process ends that the drill did not end
 */
export async function runFault(
  { service, fault, load }: Extract<Action, { type: 'fault' }>,
  context: FaultContext,
): Promise<void> {
  const { deployment, testbed, seed, onSample, onProgress } = context
  onProgress(`starting ${deployment.name} and the mock`)
  await using booted = await boot(
    deployment,
    // Beside the answers there are visitors who open sockets, and all come back at once.
    { seed, sockets: load.streams + load.socketsPerSecond * 10 },
    testbed,
  )
  onSample(booted.start)
  using over = new DisposableStack()
  const ending = over.adopt(new AbortController(), controller => controller.abort())
  const signal = AbortSignal.any([testbed.signal, booted.failed, ending.signal])
  const pages = pagesOf(testbed.deployment)
  await warmPages(booted.pageUrl, Object.values(pages))

  onProgress(`opening ${load.streams} streams`)
  using clients = await openClients(booted, load, { seed, signal })
  const clock = startClock()
  const visitors = visit(booted, { load, clock, signal, pages })
  // Awaited below, unless something fails first, which ends them.
  visitors.catch(() => {})

  await clock.until(load.faultAtMs, signal)
  const supervised = booted.supervised.filter(({ serves }) => serves.includes(service))
  onProgress(`the fault: ${supervised.map(({ name }) => name).join(', ')}`)
  await Promise.all(
    supervised.map(each =>
      faults[fault](each, {
        signal,
        record: action => onSample({ type: 'fault', action, process: each.name, atMs: clock.at() }),
      }),
    ),
  )
  onProgress('clients stream on')
  for (const sample of await visitors) onSample(sample)
  await untilOver(clients, { clock, signal })
  for (const sample of clients.finish(clock)) onSample(sample)
}

/** Visitors come at planned moments: for a page, and for a socket. */
async function visit(
  {
    pageUrl,
    socketUrl: url,
    tickets,
  }: Pick<RunningDeployment, 'pageUrl' | 'socketUrl' | 'tickets'>,
  options: {
    load: FaultLoad
    clock: DrillClock
    signal: AbortSignal
    pages: VisitedPages
  },
): Promise<readonly DrillSample[]> {
  const { load, clock, pages: paths } = options
  const { durationMs, pagesPerSecond, socketsPerSecond } = load
  const pages = openLoop({ ...options, durationMs, perSecond: pagesPerSecond }, (index, atMs) =>
    askPage(pageUrl, { index, atMs, clock, pages: paths }),
  )
  const sockets = openLoop({ ...options, durationMs, perSecond: socketsPerSecond }, (_, atMs) =>
    tryToConnect({ url, origin: pageUrl, tickets }, { atMs, clock }),
  )
  return (await Promise.all([pages, sockets])).flat()
}
