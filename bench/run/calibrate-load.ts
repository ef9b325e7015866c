import type { OfferConfiguration, OfferSample } from '../load/offer/configuration.ts'
import { pause } from '../machine/process/pause.ts'
import { waitForLine } from '../machine/process/readiness.ts'
import { MAX_LATENESS_MS, MAX_OFFERED_SHARE } from '../plan/limits.ts'
import { reducedPlan, reducibleStreams } from '../plan/reduced-plan.ts'
import type { RunPlan } from '../plan/run-plan.ts'
import { bootMock } from './boot.ts'
import { startScript } from './launch.ts'
import type { Testbed } from './testbed.ts'
import { watchCpu } from './usage.ts'

/** What mock and client gave where no deployment was between them. */
export type Offer = {
  readonly streams: number
  /** How late tokens were, p99 in milliseconds. */
  readonly p99Ms: number
  /** CPU of both, of the cores that they have; undefined: it could not be read. */
  readonly share: number | undefined
}

/** Of the plan's load. The whole is tried twice, for a machine may be busy with something else for a moment. */
const FACTORS = [1, 1, 0.5, 0.25] as const

const TRY = { warmUpSeconds: 1, seconds: 2.5 }

/**
 * The plan of a run with as much of its load as this machine can offer; as it is where nothing of it can be reduced, or it is not
 * for quoting.
 *
 * @throws Error with the remedy where a quarter is too much
 */
export async function withOfferableLoad(
  plan: RunPlan,
  { testbed, onProgress }: { testbed: Testbed; onProgress: (message: string) => void },
): Promise<RunPlan> {
  const streams = reducibleStreams(plan)
  if (plan.quick || streams === 0) return plan
  onProgress('finding out what the load side of this machine can offer on time')
  const offer = (some: number) => offerStreams(some, testbed)
  return reducedPlan(plan, await calibrateLoad(streams, { onProgress, offer }))
}

/** Whether the load side offers so much on time, with the share of its cores to spare that a deployment's load takes beyond it. */
function isOnTime({ p99Ms, share = 0 }: Offer): boolean {
  return p99Ms <= MAX_LATENESS_MS && share <= MAX_OFFERED_SHARE
}

/**
 * How much of a load this machine's load side can offer on time: 1, a half or a quarter. It takes five seconds where it can
 * offer all, and fifteen at most.
 *
 * @param streams the most live streams that the whole of it has at once
 * @param options.offer makes one try
 * @throws Error with the remedy where a quarter is too much
 */
export async function calibrateLoad(
  streams: number,
  {
    onProgress,
    offer,
  }: {
    readonly onProgress: (message: string) => void
    readonly offer: (streams: number) => Promise<Offer>
  },
): Promise<number> {
  let last = ''
  for (const factor of FACTORS) {
    const found = await offer(Math.round(streams * factor))
    if (isOnTime(found)) {
      onProgress(`  ${describe(found)}${factor === 1 ? '' : `: ${factor} of the load`}`)
      return factor
    }
    last = describe(found)
    onProgress(`  ${last}: too much`)
  }
  throw new Error(
    `expected a load side that offers a quarter of the load on time (p99 within ${MAX_LATENESS_MS} ms, ${percent(MAX_OFFERED_SHARE)} of its cores), found ${last}. Remedy: end what else runs on this machine, or take one with faster or more cores`,
  )
}

/** Starts a mock and a client for one try, which have ended when it returns or throws. */
export async function offerStreams(streams: number, testbed: Testbed): Promise<Offer> {
  const { environment, probe: launch, harnessCores, signal } = testbed
  await using stack = new AsyncDisposableStack()
  const mock = await bootMock(1, testbed)
  stack.use(mock.process)
  const configuration: OfferConfiguration = { mockUrl: mock.url, streams, ...TRY }
  const client = await startScript('client', ['bench/load/offer/process.ts'], {
    ...{ launch, environment: { ...environment, LOAD: JSON.stringify(configuration) } },
    urgent: true,
  })
  stack.use(client)
  const ended = { signal: AbortSignal.any([signal, mock.process.failed, client.failed]) }
  await waitForLine(client, line => line === 'steady', ended)
  const finish = await watchCpu({ both: [mock.process.pid, client.pid] })
  await pause(TRY.seconds * 1_000, ended.signal)
  const { seconds, cpuMicroseconds } = await finish()
  const line = await waitForLine(client, text => text.startsWith('{"type":"offer"'), ended)
  const { p99Ms, tokens } = JSON.parse(line) as OfferSample
  if (tokens === 0) throw new Error('expected tokens from the mock, found none')
  const used = cpuMicroseconds.both
  // Of a load side that is bound to no cores nobody knows how many it has: one at least.
  const share = used === undefined ? undefined : used / (seconds * 1e6) / Math.max(1, harnessCores)
  return { streams, p99Ms, share }
}

const describe = ({ streams, p99Ms, share }: Offer) =>
  `${streams} streams from the mock: p99 ${p99Ms.toFixed(1)} ms late${share === undefined ? '' : `, ${percent(share)} of the load side's cores`}`

const percent = (share: number) => `${(share * 100).toFixed(0)}%`
