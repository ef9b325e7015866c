/** The ports a run has given to a deployment: free ones, on 127.0.0.1. */
export type Ports = {
  readonly page: number
  readonly socket: number
  /** Of the process with the pages. */
  readonly admin: number
  /** Of a socket server of its own. */
  readonly socketAdmin: number
}

/** What a user needs of a deployment. */
export type Service = 'pages' | 'socket'

/** One process of a deployment. */
export type DeploymentProcess = {
  readonly name: string
  /** The script that Node runs, from the root of the repository. */
  readonly script: string
  /** What the script is told; absent: nothing. */
  readonly flags?: readonly string[]
  /** What goes away with it. */
  readonly serves: readonly Service[]
  /** The path that answers 2xx once it is ready, or the line it prints then. */
  readonly ready: { readonly path: string } | { readonly line: string }
  /** Where its metrics are; absent: it has none. */
  readonly adminPort?: (ports: Ports) => number
}

/**
 * A deployment as the bench knows it: data. What is measured is the sum of its processes; the load sees only two
 * addresses. A further deployment is one more file like this and a line in registry.ts.
 */
export type Deployment = {
  readonly kind: 'started'
  readonly name: string
  readonly title: string
  readonly processes: readonly DeploymentProcess[]
  /** The script of package.json that starts all of it; absent: it is there to be measured, and nobody starts it. */
  readonly startCommand?: string
  /** How `npm run start:scale` is asked for several of it; absent: it cannot be. */
  readonly scaleFlag?: '--integrated' | '--sockets'
  /** The variables that set its ports. */
  readonly environment: (ports: Ports) => Readonly<Record<string, string>>
  readonly pageUrl: (ports: Ports) => string
  readonly socketUrl: (ports: Ports) => string
}

/** Whether it serves pages, which must have been built. */
export function servesPages({ processes }: Pick<Deployment, 'processes'>): boolean {
  return processes.some(({ serves }) => serves.includes('pages'))
}

/** A server that somebody else runs, and the bench neither starts nor ends: data, stored with the plan. */
export type AttachedServer = {
  readonly kind: 'attached'
  /** What the results call it: letters, digits and hyphens, because the names of files hold it. */
  readonly name: string
  /** Where its socket is. */
  readonly url: string
  /** The Origin header of each handshake. */
  readonly origin: string
  /** The process of this machine whose CPU and memory are its; absent: they are not measured. */
  readonly pid?: number
  /** The API of the mock on this machine that is its upstream, for a control stream; absent: there is none. */
  readonly mockUrl?: string
}

/** What a trial is done to: processes that the bench starts, or a server that is there already. */
export type Subject = Deployment | AttachedServer
