import { setTimeout as delay } from 'node:timers/promises'
import type { OfferConfiguration, OfferSample } from '../load/offer/configuration.ts'
import { cpuBetween, readTreeCpu } from '../machine/cpu.ts'
import { waitForLine } from '../machine/process/readiness.ts'
import { MAX_LATENESS_MS, MAX_OFFERED_SHARE } from '../plan/limits.ts'
import { hasReducibleLoad, reducedPlan } from '../plan/reduced-plan.ts'
import type { RunPlan } from '../plan/run-plan.ts'
import { decisionMap } from '../plan/scenarios/decision-map.ts'
import { bootMock } from './boot.ts'
import { startScript } from './launch.ts'
import type { Testbed } from './testbed.ts'

/** What mock and client gave where no deployment was between them. */
export type Offer = {
  readonly streams: number
  /** How late tokens were, p99 in milliseconds. */
  readonly p99Ms: number
  /** CPU of both, of the cores that they have; undefined: it could not be read. */
  readonly share: number | undefined
}

/** Of the default load. The whole is tried twice, for a machine may be busy with something else for a moment. */
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
  if (plan.quick || !hasReducibleLoad(plan)) return plan
  onProgress('finding out what the load side of this machine can offer on time')
  const offer = (streams: number) => offerStreams(streams, testbed)
  return reducedPlan(plan, await calibrateLoad(onProgress, offer))
}

/** Whether the load side offers so much on time, with the share of its cores to spare that a deployment's load takes beyond it. */
function isOnTime({ p99Ms, share = 0 }: Offer): boolean {
  return p99Ms <= MAX_LATENESS_MS && share <= MAX_OFFERED_SHARE
}

/**
 * How much of the default load this machine's load side can offer on time: 1, a half or a quarter. It takes five seconds where it can
 * offer all, and fifteen at most.
 *
 * @param offer makes one try
 * @throws Error with the remedy where a quarter is too much
 */
export async function calibrateLoad(
  onProgress: (message: string) => void,
  offer: (streams: number) => Promise<Offer>,
): Promise<number> {
  const whole = decisionMap.action.visits.streams
  let last = ''
  for (const factor of FACTORS) {
    const found = await offer(whole * factor)
    if (isOnTime(found)) {
      onProgress(`  ${describe(found)}${factor === 1 ? '' : `: ${factor} of the default load`}`)
      return factor
    }
    last = describe(found)
    onProgress(`  ${last}: too much`)
  }
  throw new Error(
    `expected a load side that offers a quarter of the default load on time (p99 within ${MAX_LATENESS_MS} ms, ${percent(MAX_OFFERED_SHARE)} of its cores), found ${last}. Remedy: end what else runs on this machine, or take one with faster or more cores`,
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
  const ended = { signal: AbortSignal.any([signal, mock.process.failed]) }
  await waitForLine(client, line => line === 'steady', ended)
  const pids = [mock.process.pid, client.pid]
  const before = await readTreeCpu(pids)
  await delay(TRY.seconds * 1_000, undefined, ended)
  const after = await readTreeCpu(pids)
  const line = await waitForLine(client, text => text.startsWith('{"type":"offer"'), ended)
  const { p99Ms, tokens } = JSON.parse(line) as OfferSample
  if (tokens === 0) throw new Error('expected tokens from the mock, found none')
  const isRead = before.state === 'measured' && after.state === 'measured'
  // Of a load side that is bound to no cores nobody knows how many it has: one at least.
  const share = isRead
    ? cpuBetween(before, after).shareOfCore / Math.max(1, harnessCores)
    : undefined
  return { streams, p99Ms, share }
}

const describe = ({ streams, p99Ms, share }: Offer) =>
  `${streams} streams from the mock: p99 ${p99Ms.toFixed(1)} ms late${share === undefined ? '' : `, ${percent(share)} of the load side's cores`}`

const percent = (share: number) => `${(share * 100).toFixed(0)}%`
