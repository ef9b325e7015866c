import { variables } from '../../core/config/variables.ts'
import { pinnedCommand, prioritisedCommand } from '../machine/pinning.ts'
import type { EnvironmentVariables } from '../machine/process/command-output.ts'
import { type ManagedProcess, startProcess } from '../machine/process/managed-process.ts'
import type { CoreAllocation } from '../plan/core-allocation.ts'
import type { SocketUse } from '../plan/profile.ts'
import type { Deployment, Ports } from '../plan/subjects/subject.ts'

/** What every started process needs to know. */
export type Launch = {
  /** The root of the repository. */
  readonly root: string
  /** Which Node runs it. */
  readonly nodePath: string
  /** Which cores it may use; undefined: all. */
  readonly cores: readonly number[] | undefined
  /** Another Next app than this project's own, which the process serves; it is ready when the page answers. */
  readonly app?: { readonly directory: string; readonly page: string }
}

/** What the processes of a deployment need to know: those of `each` have one of the cores each, in their order. */
export type DeploymentLaunch = Launch & { readonly allocation?: CoreAllocation }

/**
 * The environment of every process of a run: the caller's, with each variable of the project empty, so that neither
 * an exported variable nor a `.env` file changes what is measured. Metrics take free ports, and the pages of the bench
 * are open.
 */
export function neutralEnvironment(environment: EnvironmentVariables): EnvironmentVariables {
  const empty = Object.fromEntries(Object.keys(variables).map(name => [name, '']))
  const settings = { ADMIN_PORT: '0', WS_ADMIN_PORT: '0', BENCH_PAGES: '1' }
  return { ...environment, ...empty, ...settings, NODE_OPTIONS: '', NODE_ENV: 'production' }
}

/** Starts a Node script, pinned. */
export async function startScript(
  name: string,
  script: readonly string[],
  {
    launch,
    environment,
    urgent = false,
  }: { launch: Launch; environment: EnvironmentVariables; urgent?: boolean },
): Promise<ManagedProcess> {
  const plain = { file: launch.nodePath, arguments: script }
  const pinned =
    launch.cores === undefined ? plain : (await pinnedCommand(plain, launch.cores)).command
  const command = urgent ? (await prioritisedCommand(pinned)).command : pinned
  const { app, root: cwd } = launch
  const own = app === undefined ? {} : { APP_DIR: app.directory }
  return startProcess({ name, command, environment: { ...environment, ...own }, cwd })
}

/** What the harness will do to a deployment: its limits must let that in. */
export type BootLoad = {
  /** As many as are opened to it at once, by whoever takes part. */
  readonly sockets: number
  /** Absent: less than any default limit. */
  readonly socketUse?: SocketUse
}

/** The variables that point a deployment at the mock, on its ports, let in what is to be measured, and have a secret that clients know. */
export function deploymentEnvironment(
  deployment: Deployment,
  {
    ports,
    secret,
    mockUrl,
    sockets,
    socketUse = { framesPerSecond: 0, answers: 0 },
  }: { ports: Ports; secret: string; mockUrl: string } & BootLoad,
): EnvironmentVariables {
  return {
    OPEN_API_BASE_URL: mockUrl,
    OPEN_API_H2C: '1',
    OPEN_API_MODEL: 'mock',
    ALLOWED_ORIGINS: deployment.pageUrl(ports),
    TICKET_SECRET: secret,
    // Those that a fault has cut off come back before they are gone.
    MAX_CONNECTIONS: String(sockets * 2),
    MAX_LIVE_ANSWERS: atLeast(variables.MAX_LIVE_ANSWERS, socketUse.answers),
    MAX_MESSAGES_PER_SECOND: atLeast(variables.MAX_MESSAGES_PER_SECOND, socketUse.framesPerSecond),
    ...deployment.environment(ports),
  }
}

/** A default limit, or what is needed beyond it. */
const atLeast = ({ fallback }: { readonly fallback: string }, needed: number) =>
  String(Math.max(Number(fallback), needed))
