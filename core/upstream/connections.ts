import type { Socket } from 'node:net'
import './cancelled-streams.ts'
import { Agent, buildConnector, type Dispatcher, EnvHttpProxyAgent, request } from 'undici'

/** The proxies that requests go through, as the environment names them. */
export type Proxies = {
  /** For `http://` servers. */
  readonly http: string | undefined
  /** For `https://` servers. */
  readonly https: string | undefined
  /** Hosts that are reached without: NO_PROXY. */
  readonly except: string | undefined
}

/** How connections are made. */
export type ConnectionOptions = {
  /** Speak HTTP/2 by prior knowledge to `http://` servers. */
  readonly plainHttp2: boolean
  readonly proxies?: Proxies | undefined
}

const NO_PROXIES: Proxies = { http: undefined, https: undefined, except: undefined }

/** A connection that has brought nothing for so long, and is open, is waited on: it may be dead. */
const SILENCE_MS = 15_000

/**
 * The connections to the API, over HTTP/2 where it offers that. A network can drop one without a word: requests would
 * then be sent into it for minutes. So once one has been silent for long, or an answer was given up for silence,
 * further requests get new connections; answers that run on the old ones go on.
 */
export class Connections {
  readonly #options: ConnectionOptions
  readonly #all = new Set<Dispatcher>()
  /** When each socket of the present agent was last seen to have brought something. */
  readonly #sockets = new Map<Socket, { bytes: number; seenMs: number }>()
  #agent: Agent
  #proxied: Dispatcher | undefined

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.#agent = this.#openAgent()
    this.#proxied = this.#openProxied()
  }

  /** Sends a request; the deadlines are the caller's. */
  request(
    url: URL,
    options: Pick<Dispatcher.RequestOptions, 'method' | 'headers' | 'body' | 'signal'>,
  ): Promise<Dispatcher.ResponseData> {
    if (this.#isSilent()) this.renew()
    return request(url, { ...options, dispatcher: this.#dispatcherFor(url) })
  }

  /** Makes new connections for what is requested from now on. */
  renew(): void {
    for (const dispatcher of [this.#agent, this.#proxied]) {
      if (dispatcher === undefined) continue
      // It ends with its last answer.
      dispatcher.close().then(
        () => this.#all.delete(dispatcher),
        () => {},
      )
    }
    this.#sockets.clear()
    this.#agent = this.#openAgent()
    this.#proxied = this.#openProxied()
  }

  /** Ends every connection, and what runs on them. */
  async close(): Promise<void> {
    await Promise.all([...this.#all].map(dispatcher => dispatcher.destroy()))
  }

  #dispatcherFor({ protocol, hostname }: URL): Dispatcher {
    const { http, https } = this.#options.proxies ?? NO_PROXIES
    const hasProxy = (protocol === 'https:' ? https : http) !== undefined
    // A proxy elsewhere cannot reach this machine by the name that it has for itself.
    const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
    return hasProxy && !isHere ? (this.#proxied ?? this.#agent) : this.#agent
  }

  #openAgent(): Agent {
    const protocol = { allowH2: true, useH2c: this.#options.plainHttp2 }
    const connector = buildConnector(protocol)
    const agent: Agent = new Agent({
      ...protocol,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: (options, callback) =>
        connector(options, (error, socket) => {
          if (error !== null) {
            callback(error, null)
            return
          }
          if (agent === this.#agent) this.#watch(socket)
          callback(null, socket)
        }),
    })
    this.#all.add(agent)
    return agent
  }

  #openProxied(): Dispatcher | undefined {
    const { http, https, except } = this.#options.proxies ?? NO_PROXIES
    if (http === undefined && https === undefined) return undefined
    const proxied = new EnvHttpProxyAgent({
      allowH2: true,
      headersTimeout: 0,
      bodyTimeout: 0,
      // It would read the environment in place of what is undefined.
      httpProxy: http ?? '',
      httpsProxy: https ?? '',
      noProxy: except ?? '',
    })
    this.#all.add(proxied)
    return proxied
  }

  #watch(socket: Socket): void {
    this.#sockets.set(socket, { bytes: socket.bytesRead, seenMs: performance.now() })
    socket.once('close', () => this.#sockets.delete(socket))
  }

  /** Idle connections are closed within seconds: one that is open and silent has somebody who waits. */
  #isSilent(): boolean {
    const nowMs = performance.now()
    for (const [socket, seen] of this.#sockets) {
      if (socket.bytesRead === seen.bytes && nowMs - seen.seenMs > SILENCE_MS) return true
      if (socket.bytesRead !== seen.bytes) {
        seen.bytes = socket.bytesRead
        seen.seenMs = nowMs
      }
    }
    return false
  }
}
