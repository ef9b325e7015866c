import { mkdtempDisposable, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { VisitsConfiguration } from '../load/generators.ts'
import type { ManagedProcess } from '../machine/process/managed-process.ts'
import { pause } from '../machine/process/pause.ts'
import { waitForLine } from '../machine/process/readiness.ts'
import type { Deployment } from '../plan/subjects/subject.ts'
import { type MapPoint, pageOf, planVisits, type Visit, type VisitLoad } from '../plan/visits.ts'
import type { BeginSample } from '../samples/load-sample.ts'
import type { VisitSample } from '../samples/run-sample.ts'
import { boot, type RunningDeployment } from './boot.ts'
import { startScript } from './launch.ts'
import { warmPages } from './page-answer.ts'
import type { Testbed } from './testbed.ts'
import { watchCpu } from './usage.ts'
import type { RunListener } from './watch-run.ts'

/** Opening all sockets, one after another. */
const OPENING_MS = 60_000

/** A page is compiled by V8 only once it was asked for often. */
const WARM_UP_REQUESTS = 10

/**
 * Boots all deployments at once, on the same cores, and lets one load visit them in turn: what a moment does to one, the next does
 * to the other. Everything it started has ended when it returns or throws.
 *
 * @throws ProcessFailure when one of the processes ends by itself; the signal's reason
 */
export async function visitInTurn(
  load: VisitLoad,
  deployments: readonly Deployment[],
  {
    testbed,
    onSample,
    onProgress,
  }: Pick<RunListener, 'onSample' | 'onProgress'> & {
    readonly testbed: Testbed
  },
): Promise<void> {
  await using stack = new AsyncDisposableStack()
  const booted = new Map<string, RunningDeployment>()
  for (const deployment of deployments) {
    onProgress(`starting ${deployment.name}`)
    const whole = { seed: load.seed, sockets: load.streams }
    booted.set(deployment.name, stack.use(await boot(deployment, whole, testbed)))
  }
  for (const { pageUrl } of booted.values()) await warm(pageUrl, load.points)

  const directory = stack.use(await mkdtempDisposable(join(tmpdir(), 'bench-visits-')))
  const output = join(directory.path, 'visits.jsonl')
  onProgress(`opening ${load.streams} sockets to each`)
  const client = stack.use(await startClient({ visits: load, output }, booted, testbed))
  const signal = AbortSignal.any([
    testbed.signal,
    client.failed,
    ...[...booted.values()].map(({ failed }) => failed),
  ])
  const opening = { timeoutMs: OPENING_MS, signal }
  const begin = await waitForLine(client, line => line.startsWith('{"type":"begin"'), opening)
  const { atMs: beginMs } = JSON.parse(begin) as BeginSample

  const pids = pidsOf(booted, client)
  const visits = planVisits(load, [...booted.keys()])
  const until = (second: number) => pause(beginMs + second * 1_000 - Date.now(), signal)
  for (const visit of visits) {
    onProgress(describe(visit, visits.length))
    await until(visit.steadyFrom)
    const finish = await watchCpu(pids)
    await until(visit.to)
    onSample({ type: 'visit-usage', visit: visit.index, ...(await finish()) })
  }
  const { code } = await client.exited
  if (code !== 0)
    throw new Error(`the client ended with ${code}:\n${client.tail().slice(-10).join('\n')}`)
  const lines = (await readFile(output, 'utf8')).split('\n').filter(Boolean)
  for (const line of lines) onSample(JSON.parse(line) as VisitSample)
}

async function warm(pageUrl: string, points: readonly MapPoint[]): Promise<void> {
  const pages = [...new Set(points.filter(({ share }) => share > 0).map(pageOf))]
  for (let time = 0; time < WARM_UP_REQUESTS / 2; time++) await warmPages(pageUrl, pages)
}

/** Above the rest in priority where the system allows, as the probe is: its clock is what is read. */
async function startClient(
  asked: Pick<VisitsConfiguration, 'visits' | 'output'>,
  booted: ReadonlyMap<string, RunningDeployment>,
  { probe: launch, environment }: Testbed,
): Promise<ManagedProcess> {
  const [first] = booted.values()
  if (first === undefined) throw new Error('expected a deployment to visit, found none')
  const configuration: VisitsConfiguration = {
    ...asked,
    deployments: [...booted].map(([name, { socketUrl, pageUrl, tickets }]) => ({
      ...{ name, socketUrl, pageUrl, tickets },
    })),
    mockUrl: first.mockUrl,
  }
  return await startScript('client', ['bench/load/visits/process.ts'], {
    launch,
    environment: { ...environment, LOAD: JSON.stringify(configuration) },
    urgent: true,
  })
}

/** By who they are; the mocks of all deployments together. */
function pidsOf(
  booted: ReadonlyMap<string, RunningDeployment>,
  client: ManagedProcess,
): Readonly<Record<string, readonly number[]>> {
  const deployments = [...booted].map(
    ([name, { processes }]) => [name, processes.map(({ pid }) => pid)] as const,
  )
  const mock = [...booted.values()].map(({ mock }) => mock.pid)
  return { ...Object.fromEntries(deployments), mock, client: [client.pid] }
}

function describe({ index, deployment, point, pair }: Visit, count: number): string {
  const pages =
    point.share === 0
      ? 'no pages'
      : `${point.path ?? 'pages'} of ${point.pageMs} ms at ${(point.share * 100).toFixed(0)}% of a core`
  return `visit ${index + 1} of ${count}: ${deployment}, ${pages}, pair ${pair}`
}
