import { randomBytes } from 'node:crypto'
import type { TicketSource } from '../load/ticket-source.ts'
import { freePort } from '../machine/free-port.ts'
import type { EnvironmentVariables } from '../machine/process/command-output.ts'
import type { ManagedProcess } from '../machine/process/managed-process.ts'
import { unlessAborted } from '../machine/process/pause.ts'
import { isAlive } from '../machine/process/process-group.ts'
import { waitForUrl } from '../machine/process/readiness.ts'
import type { Answers, Profile } from '../plan/profile.ts'
import { isBefore } from '../plan/subjects/again.ts'
import type { AttachedServer, Deployment } from '../plan/subjects/subject.ts'
import type { StartSample } from '../samples/drill-sample.ts'
import { untilFirstToken } from './first-token.ts'
import {
  type BootLoad,
  type DeploymentLaunch,
  deploymentEnvironment,
  neutralEnvironment,
  startScript,
} from './launch.ts'
import { freePorts, startDeployment } from './start-deployment.ts'
import type { SupervisedProcess } from './supervised-process.ts'
import type { Testbed } from './testbed.ts'

/** Long enough for a development server that compiles on a busy machine. */
const BOOT_MS = 120_000

/** Drawn for each boot: its clients sign what a page would ask its server for, so that no figure has that request in it. */
const SECRET_BYTES = 32

/** A mock on its own. */
export type BootedMock = { readonly process: ManagedProcess; readonly url: string }

/** What a load is made to: a deployment that was started for it, or a server that somebody else runs. */
export type RunningSubject = AsyncDisposable & {
  /** Its processes, as far as they are known. */
  readonly processes: readonly Pick<ManagedProcess, 'pid'>[]
  /** The mock that was started with it; absent: none was. */
  readonly mock?: ManagedProcess
  /** Where a stream comes straight from the mock; absent: nobody knows. */
  readonly mockUrl?: string
  readonly pageUrl: string
  readonly socketUrl: string
  /** Where its clients get their tickets. */
  readonly tickets: TicketSource
  /** Where those of its processes that have metrics have them. */
  readonly admin: readonly { readonly name: string; readonly adminPort: number }[]
  /** How long the deployment took, from spawning all its processes at once. */
  readonly start?: StartSample
  /** Aborts with the reason when any process of it ends by itself. */
  readonly failed: AbortSignal
}

/** A deployment under test and the mock that answers it, as processes of their own. */
export type RunningDeployment = RunningSubject & {
  readonly mock: ManagedProcess
  readonly mockUrl: string
  readonly start: StartSample
  readonly supervised: readonly SupervisedProcess[]
  /** The process that each each has now. */
  readonly processes: readonly ManagedProcess[]
}

/**
 * Boots the mock, then a deployment on free ports, and waits until it is ready and has given the first token of an answer.
 *
 * @param flags further arguments of the deployment's scripts
 * @throws ProcessFailure with the tail of the log when one does not get there
 */
export async function boot(
  deployment: Deployment,
  { seed, ...load }: Pick<Profile, 'seed'> & BootLoad,
  testbed: Testbed,
  flags: readonly string[] = [],
): Promise<RunningDeployment> {
  await using started = new AsyncDisposableStack()
  const mock = await bootMock(seed, testbed)
  started.use(mock.process)

  const ports = await freePorts()
  const pageUrl = deployment.pageUrl(ports)
  const socketUrl = deployment.socketUrl(ports)
  const secret = randomBytes(SECRET_BYTES).toString('hex')
  const tickets: TicketSource = { from: 'secret', secret }
  const own = deploymentEnvironment(deployment, { ports, secret, mockUrl: mock.url, ...load })
  const over = new AbortController()
  const signal = AbortSignal.any([testbed.signal, over.signal, AbortSignal.timeout(BOOT_MS)])
  const startedAt = performance.now()
  const elapsedMs = () => performance.now() - startedAt
  const firstToken = untilFirstToken({ url: socketUrl, origin: pageUrl, tickets, signal }).then(
    elapsedMs,
  )
  // Awaited below, unless the start fails first: then it is aborted, and its reason is the start's.
  firstToken.catch(() => {})
  try {
    const supervised = await startDeployment(deployment, {
      ports,
      environment: { ...neutralEnvironment(testbed.environment), ...own },
      launch: launchOf(deployment, testbed),
      flags,
      signal,
    })
    for (const each of supervised) started.use(each)
    const readyMs = elapsedMs()
    const failed = AbortSignal.any([mock.process.failed, ...supervised.map(each => each.failed)])
    const firstTokenMs = await unlessAborted(firstToken, failed)
    const stack = started.move()
    return {
      mock: mock.process,
      supervised,
      get processes() {
        return supervised.map(each => each.process)
      },
      mockUrl: mock.url,
      pageUrl,
      socketUrl,
      tickets,
      admin: supervised.flatMap(({ name, adminPort }) =>
        adminPort === undefined ? [] : [{ name, adminPort }],
      ),
      start: { type: 'start', readyMs, firstTokenMs },
      failed,
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    }
  } finally {
    over.abort(new Error('the boot is over'))
  }
}

/** From which checkout a deployment is started. */
function launchOf({ name }: Deployment, { deployment, before }: Testbed): DeploymentLaunch {
  if (!isBefore(name)) return deployment
  if (before !== undefined) return before
  throw new Error(`expected a checkout to start ${name} from, found none`)
}

/** Starts the mock alone, on a free port. */
export async function bootMock(
  seed: number,
  { mock: launch, answers, environment, signal }: Testbed,
): Promise<BootedMock> {
  const port = await freePort()
  const process = await startScript('mock', mockScript(port, seed, answers), {
    launch,
    environment: neutralEnvironment(environment),
  })
  try {
    await waitForUrl(process, `http://127.0.0.1:${port}/healthz`, { signal })
  } catch (error) {
    await process.stop()
    throw error
  }
  return { process, url: `http://127.0.0.1:${port}/v1` }
}

function mockScript(port: number, seed: number, { ttft, gap, length }: Answers): readonly string[] {
  const flags = { port, seed, ttft, gap, length }
  return [
    'mock/process.ts',
    ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]),
  ]
}

/**
 * Takes a server that somebody else runs for what is measured; nothing of it is started or ended. Its clients sign their tickets
 * where the environment has its TICKET_SECRET, and ask its pages for them otherwise.
 *
 * @throws Error when the process that is said to be its does not exist
 */
export function attach(
  { url, origin, pid, mockUrl }: AttachedServer,
  { TICKET_SECRET: secret }: EnvironmentVariables,
): RunningSubject {
  if (pid !== undefined && !isAlive(pid)) {
    throw new Error(`--pid: expected a process of this machine, found none with id ${pid}`)
  }
  return {
    processes: pid === undefined ? [] : [{ pid }],
    ...(mockUrl === undefined ? {} : { mockUrl }),
    ...{ pageUrl: origin, socketUrl: url, admin: [] },
    tickets: secret ? { from: 'secret', secret } : { from: 'pages', pageUrl: origin },
    failed: new AbortController().signal,
    async [Symbol.asyncDispose]() {},
  }
}
