import type { VariableName } from '../../../core/config/variables.ts'
import type { Deployment, Ports } from '../../plan/subjects/subject.ts'
import { neutralEnvironment } from '../launch.ts'
import { freePorts, startDeployment } from '../start-deployment.ts'
import type { Testbed } from '../testbed.ts'
import { startClock } from './clock.ts'
import { pageSocketUrl } from './page-socket-url.ts'
import { tryToConnect } from './visitors.ts'

/** What has to be set, beyond nothing, for a deployment to work behind a public host. */
export type PublicHostNeeds = {
  readonly variables: readonly VariableName[]
  /** Those of them without which the upgrade is refused for its Origin. */
  readonly crossOrigin: readonly VariableName[]
}

// A proxy ends TLS and publishes two names at port 443; it passes on Host and X-Forwarded-Proto.
const PAGE = 'app.example.com'
const SOCKET = 'sockets.example.com'

/** How a browser fared that opened the page at its public name. */
type Attempt = 'works' | 'no address' | 'origin refused'

/**
 * Starts the deployment with nothing set but free ports, then with one of the variables that may be needed, then with two,
 * until a browser that has the page finds the socket at a public address and is let in. The fewest that do are the answer.
 *
 * @throws Error when not even all of them together do
 */
export async function publicHostNeeds(
  deployment: Deployment,
  testbed: Testbed,
): Promise<PublicHostNeeds> {
  const ports = await freePorts()
  const socketPath = new URL(deployment.socketUrl(ports)).pathname
  const values: Partial<Readonly<Record<VariableName, string>>> = {
    ALLOWED_ORIGINS: `https://${PAGE}`,
    WS_URL: `wss://${SOCKET}${socketPath}`,
  }
  const names = Object.keys(values) as VariableName[]
  const attempts = new Map<string, Attempt>()
  for (const variables of subsets(names)) {
    const settings = Object.fromEntries(variables.map(name => [name, values[name] ?? '']))
    const attempt = await tryWith(settings, { deployment, testbed, ports })
    attempts.set(variables.join(), attempt)
    if (attempt !== 'works') continue
    const without = (name: VariableName) => variables.filter(other => other !== name).join()
    const crossOrigin = variables.filter(name => attempts.get(without(name)) === 'origin refused')
    return { variables, crossOrigin }
  }
  throw new Error(
    `expected ${deployment.name} to work behind a public host with ${names.join(' and ')} set, found ${[...attempts.values()].join(', ')}`,
  )
}

/** Every choice of some of them, the smallest first. */
export function subsets<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const all = Array.from({ length: 2 ** items.length }, (_, choice) =>
    items.filter((_, index) => choice & (1 << index)),
  )
  return all.toSorted((a, b) => a.length - b.length)
}

async function tryWith(
  settings: Readonly<Record<string, string>>,
  options: { deployment: Deployment; testbed: Testbed; ports: Ports },
): Promise<Attempt> {
  const { deployment, testbed, ports } = options
  const { environment, deployment: launch, signal } = testbed
  await using started = new AsyncDisposableStack()
  const supervised = await startDeployment(deployment, {
    ports,
    environment: { ...neutralEnvironment(environment), ...settings },
    launch,
    signal,
  })
  for (const each of supervised) started.use(each)

  const told = await pageSocketUrl(deployment.pageUrl(ports), { host: PAGE, protocol: 'https' })
  const address = new URL(told, `wss://${PAGE}`)
  const behind: Readonly<Record<string, string>> = {
    [PAGE]: deployment.pageUrl(ports),
    [SOCKET]: deployment.socketUrl(ports),
  }
  const server = behind[address.host]
  if (server === undefined) return 'no address'
  const { status } = await tryToConnect(
    {
      url: `ws://${new URL(server).host}${address.pathname}`,
      origin: `https://${PAGE}`,
      tickets: { from: 'pages', pageUrl: deployment.pageUrl(ports) },
    },
    { atMs: 0, clock: startClock() },
  )
  if (status === 101) return 'works'
  return status === 403 ? 'origin refused' : 'no address'
}
