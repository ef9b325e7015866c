/** One process behind the proxy. */
export type Server = {
  readonly name: string
  /** Where it serves, as `host:port`. */
  readonly address: string
  /** Where it tells of its readiness. */
  readonly adminPort: number
}

/** What the proxy does. */
export type ProxyOptions = {
  /** Where it listens, as `host:port`. */
  readonly bind: string
  readonly servers: readonly Server[]
  /** Whether a browser returns to the process that it had, by a cookie. */
  readonly sticky: boolean
  /** The pause between the gateway's pings, in milliseconds. */
  readonly heartbeatMs: number
  /** Whether addresses are names that Docker gives a container, anew at each start. */
  readonly docker?: boolean
}

/** A drained client comes back after 500 ms at the earliest (`retryPlan`): by then the proxy must know. */
const CHECK_MS = 200

/** A gateway that hears nothing ends a socket after three pings; the proxy never does so before it. */
const TUNNEL_PINGS = 4

const COOKIE = 'chat-process'

const RESOLVERS = `resolvers docker
  parse-resolv-conf
  hold valid 1s

`

/**
 * HAProxy's configuration for several processes of a deployment. A process that drains is found by its `/readyz`: it gets
 * no new socket, and those that it has live on. One that is busy for a moment has 3 s to say so. A request that a process refuses or drops before it has answered goes to another.
 */
export function haproxyConfig({
  bind,
  servers,
  sticky,
  heartbeatMs,
  docker = false,
}: ProxyOptions): string {
  const lines = servers.map(({ name, address, adminPort }) => {
    const cookie = sticky ? ` cookie ${name}` : ''
    return `  server ${name} ${address} check port ${adminPort}${cookie}`
  })
  const resolved = docker ? ' resolvers docker init-addr libc,none' : ''
  return `${docker ? RESOLVERS : ''}defaults
  mode http
  option forwardfor
  option redispatch
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  timeout http-request 10s
  timeout check 3s
  timeout tunnel ${heartbeatMs * TUNNEL_PINGS}ms

frontend public
  bind ${bind}
  default_backend processes

backend processes
  balance leastconn
${sticky ? `  cookie ${COOKIE} insert indirect nocache httponly attr SameSite=Lax\n` : ''}  retries 3
  retry-on conn-failure empty-response 503
  http-request disable-l7-retry unless METH_GET
  option httpchk GET /readyz
  http-check expect status 200
  default-server inter ${CHECK_MS}ms fall 1 rise 1${resolved}
${lines.join('\n')}
`
}
