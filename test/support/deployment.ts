import { fileURLToPath, pathToFileURL } from 'node:url'
import { freePort } from '../../bench/machine/free-port.ts'
import { type ManagedProcess, startProcess } from '../../bench/machine/process/managed-process.ts'
import { waitForLine, waitForUrl } from '../../bench/machine/process/readiness.ts'
import { environmentOf, type Settings } from './environment.ts'

/** The repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

type Layout = {
  /** The file that serves the socket, and where the socket stands. */
  readonly socketServer: string
  readonly socketPath: string
  /** The file that serves the pages, where that is another one. */
  readonly pageServer?: string
}

/** Every deployment, as data: the contract suite runs once for each row. */
const layouts = {
  integrated: { socketServer: 'integrated/server.ts', socketPath: '/api/websocket' },
  separate: {
    socketServer: 'separate/server.ts',
    socketPath: '/',
    pageServer: 'separate/web.ts',
  },
} as const satisfies Record<string, Layout>

/** A row's name. */
export type DeploymentName = keyof typeof layouts

/** The rows' names, for `describe.each`. */
export const deploymentNames = Object.keys(layouts) as DeploymentName[]

/** Which files serve it, for a test that starts them itself. */
export const layoutOf = (name: DeploymentName): Layout => layouts[name]

/** A deployment that serves, as processes of its own. */
export type Deployment = AsyncDisposable & {
  readonly name: DeploymentName
  /** `http://127.0.0.1:port`; an allowed origin, too. */
  readonly pageUrl: string
  readonly socketUrl: string
  readonly socketPort: number
  /** The process that serves the socket (integrated: everything). */
  readonly server: ManagedProcess
  readonly processes: readonly ManagedProcess[]
}

type DeploymentOptions = {
  readonly settings?: Settings
  /** Start the pages as well, where they are a process of their own. */
  readonly pages?: boolean
  /** The page that is there once they are; another app has none of ours. */
  readonly page?: string
  /** Modules that its processes load first: what a test takes out of them. */
  readonly preload?: readonly string[]
}

/** Long enough for a machine that is busy with something else. */
const READY_MS = 60_000

/**
 * Starts a deployment in production mode on free ports, with the built-in mock as its upstream unless
 * the settings say otherwise. Resolves when it serves.
 */
export async function startDeployment(
  name: DeploymentName,
  { settings = {}, pages = false, page = '/bench/static', preload = [] }: DeploymentOptions = {},
): Promise<Deployment> {
  const layout: Layout = layouts[name]
  const pagePort = await freePort()
  const socketPort = layout.pageServer === undefined ? pagePort : await freePort()
  const imports = preload.map(module => `--import=${pathToFileURL(root + module)}`)
  const settled = environmentOf({
    PORT: pagePort,
    WS_PORT: socketPort,
    DRAIN_MS: 500,
    ...settings,
  })
  const environment = { ...settled, NODE_OPTIONS: imports.join(' ') }
  const pageUrl = `http://127.0.0.1:${pagePort}`

  const server = await startServer(layout.socketServer, environment)
  const processes = [server]
  const stop = async () => {
    await Promise.all(processes.map(each => each.stop()))
  }
  try {
    await waitForLine(server, line => line.startsWith('  answers '), { timeoutMs: READY_MS })
    if (pages && layout.pageServer !== undefined) {
      const web = await startServer(layout.pageServer, environment)
      processes.push(web)
      await waitForUrl(web, pageUrl + page, { timeoutMs: READY_MS })
    }
  } catch (error) {
    await stop()
    throw error
  }
  return {
    name,
    pageUrl,
    socketUrl: `ws://127.0.0.1:${socketPort}${layout.socketPath}`,
    socketPort,
    server,
    processes,
    [Symbol.asyncDispose]: stop,
  }
}

/** Runs a file of the repository on this Node.js. */
export async function startServer(
  file: string,
  environment: Record<string, string>,
  ...flags: readonly string[]
): Promise<ManagedProcess> {
  return await startProcess({
    name: file,
    command: { file: process.execPath, arguments: [file, ...flags] },
    environment,
    cwd: root,
  })
}
