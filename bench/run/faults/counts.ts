import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listeningPorts } from '../../machine/listening-ports.ts'
import { processTree } from '../../machine/process/processes.ts'
import { waitForUrl } from '../../machine/process/readiness.ts'
import type { Deployment } from '../../plan/subjects/subject.ts'
import { boot, type RunningDeployment } from '../boot.ts'
import { untilFirstToken } from '../first-token.ts'
import { neutralEnvironment, startScript } from '../launch.ts'
import { freePorts } from '../start-deployment.ts'
import type { SupervisedProcess } from '../supervised-process.ts'
import type { Testbed } from '../testbed.ts'
import { pageSocketUrl } from './page-socket-url.ts'
import { publicHostNeeds } from './public-host.ts'
import type { FaultContext } from './run-fault.ts'
import { pagesOf } from './visitors.ts'

/** A name and what was found under it. */
type Finding = readonly [name: string, items: readonly string[]]

/**
 * Counts what a deployment is made of and what it asks of its operator. Everything is read off processes that run, from
 * the kernel's tables, or found out by trying; what this machine cannot tell is left out.
 */
export async function counts(context: FaultContext): Promise<void> {
  const { deployment, testbed, seed, onSample, onProgress } = context
  const tell = ([name, items]: Finding) => onSample({ type: 'count', name, items })

  onProgress(`starting ${deployment.name} and looking at it`)
  {
    await using booted = await boot(deployment, { seed, sockets: 1 }, testbed)
    onSample(booted.start)
    for (const finding of await ofTheSystem(booted)) tell(finding)
    if (testbed.deployment.app === undefined) tell(['origins', await originsOf(booted.pageUrl)])
  }
  onProgress('starting it with one command')
  tell(['start-commands', [await tryStartCommand(deployment, testbed)]])
  // Another app's pages name no socket.
  if (testbed.deployment.app !== undefined) return
  onProgress('looking for the variables that it needs behind a public host')
  const { variables, crossOrigin } = await publicHostNeeds(deployment, testbed)
  tell(['variables-to-set', variables])
  tell(['cross-origin-settings', crossOrigin])
}

async function ofTheSystem({
  supervised,
  pageUrl,
  socketUrl,
}: Pick<RunningDeployment, 'supervised' | 'pageUrl' | 'socketUrl'>): Promise<readonly Finding[]> {
  const endpoints = await adminEndpoints(supervised)
  const withPath = (matches: (path: string) => boolean) =>
    endpoints.filter(({ path }) => matches(path)).map(({ unit, path }) => `${unit} ${path}`)
  const seen = await Promise.all(supervised.map(look))
  const looked = seen.filter(found => found !== undefined)
  const addresses = { pages: portOf(pageUrl), socket: portOf(socketUrl) }
  /** What goes away when the process that has this service is replaced. */
  const restarted = (service: keyof typeof addresses) =>
    looked
      .filter(({ ports }) => ports.includes(addresses[service]))
      .flatMap(({ name, ports }) =>
        Object.entries(addresses)
          .filter(([, port]) => ports.includes(port))
          .map(([what]) => `${name}: ${what}`),
      )
  const ofTheKernel: readonly Finding[] = [
    ['processes', looked.flatMap(({ name, pids }) => pids.map(pid => `${name} ${pid}`))],
    ['listening-ports', looked.flatMap(({ name, ports }) => ports.map(port => `${name} ${port}`))],
    ['interrupted-by-page-release', restarted('pages')],
    ['interrupted-by-socket-release', restarted('socket')],
  ]
  return [
    ...(looked.length === supervised.length ? ofTheKernel : []),
    ['scrape-targets', withPath(path => path === '/metrics')],
    ['health-endpoints', withPath(path => path !== '/metrics')],
  ]
}

/** What the kernel knows of a process and all below it; undefined where it cannot be asked. */
async function look({ name, process }: SupervisedProcess) {
  const tree = await processTree([process.pid])
  if (tree.state === 'unavailable') return undefined
  const listening = await listeningPorts(tree.pids)
  if (listening.state === 'unavailable') return undefined
  return { name, pids: tree.pids, ports: listening.ports }
}

/** The origins that a browser talks to with nothing set: the page's, and the socket's where it is another. */
async function originsOf(pageUrl: string): Promise<readonly string[]> {
  const page = new URL(pageUrl)
  const socket = new URL(await pageSocketUrl(pageUrl), pageUrl)
  return [...new Set([page.host, socket.host])]
}

function portOf(url: string): number {
  return Number(new URL(url).port)
}

/** What an operator may ask a process. */
const PATHS = ['/metrics', '/healthz', '/readyz'] as const

/** Asks every process of a deployment what it offers to an operator: those paths that it answers with 200. */
async function adminEndpoints(
  supervised: readonly SupervisedProcess[],
): Promise<readonly { readonly unit: string; readonly path: (typeof PATHS)[number] }[]> {
  const asked = supervised.flatMap(({ name, adminPort }) =>
    (adminPort === undefined ? [] : PATHS).map(async path => {
      const response = await fetch(`http://127.0.0.1:${adminPort}${path}`)
      await response.arrayBuffer()
      return response.ok ? [{ unit: name, path }] : []
    }),
  )
  return (await Promise.all(asked)).flat()
}

/** Long enough for a busy machine. */
const PATIENCE_MS = 60_000

/**
 * Tries the one command that is said to start a whole deployment: its pages answer and its socket gives a token.
 *
 * @returns the command as a user types it
 * @throws Error when package.json has no such script, or when it does not start everything
 */
async function tryStartCommand(
  deployment: Deployment,
  { deployment: launch, environment, signal: interrupted }: Testbed,
): Promise<string> {
  const manifest = JSON.parse(await readFile(join(launch.root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>
  }
  const { startCommand: command = 'none' } = deployment
  const script = manifest.scripts[command] ?? ''
  const [program, ...words] = script.split(' ')
  if (program !== 'node')
    throw new Error(
      `expected a script ${command} in package.json that begins with node, found ${JSON.stringify(script)}`,
    )
  const ports = await freePorts()
  await using started = await startScript(command, words, {
    launch,
    environment: { ...neutralEnvironment(environment), ...deployment.environment(ports) },
  })
  const signal = AbortSignal.any([interrupted, started.failed, AbortSignal.timeout(PATIENCE_MS)])
  const origin = deployment.pageUrl(ports)
  await waitForUrl(started, origin + pagesOf(launch).static, { timeoutMs: PATIENCE_MS, signal })
  const tickets = { from: 'pages', pageUrl: origin } as const
  await untilFirstToken({ url: deployment.socketUrl(ports), origin, tickets, signal })
  return `npm run ${command}`
}
