import { secretVariable } from '../core/config/ticket-secret.ts'
import type { Config } from '../core/config.ts'
import type { ScaleOptions } from './arguments.ts'
import type { Program } from './child.ts'
import type { Server } from './haproxy-config.ts'

/** Which processes there are, and what stands before them. */
export type Topology = {
  readonly programs: readonly Program[]
  readonly servers: readonly Server[]
  /** The port of the proxy, and the variable that sets it. */
  readonly variable: 'PORT' | 'WS_PORT'
}

type Ports = readonly (readonly [port: number, adminPort: number])[]

const LOOPBACK = '127.0.0.1'

const adminUrl = (port: number, host = LOOPBACK) =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`

/**
 * N processes with a socket behind the port that one would have alone; the pages of the separate deployment stay at theirs.
 *
 * @param ports for each of the N
 */
export function topologyOf({ deployment }: ScaleOptions, config: Config, ports: Ports): Topology {
  const isSeparate = deployment === 'separate'
  const file = isSeparate ? 'separate/server.ts' : 'integrated/server.ts'
  const [portName, adminName] = isSeparate
    ? (['WS_PORT', 'WS_ADMIN_PORT'] as const)
    : (['PORT', 'ADMIN_PORT'] as const)
  const servers = ports.map(([port, adminPort], at) => ({
    name: `${isSeparate ? 'socket' : 'integrated'}-${at + 1}`,
    address: `${LOOPBACK}:${port}`,
    adminPort,
  }))
  const programs = ports.map(([port, adminPort], at) => ({
    name: servers[at]?.name ?? '',
    file,
    adminUrl: adminUrl(adminPort),
    variables: {
      HOST: LOOPBACK,
      ADMIN_HOST: LOOPBACK,
      [portName]: String(port),
      [adminName]: String(adminPort),
      // Pages are asked for at the proxy's port, not at this process's.
      ALLOWED_ORIGINS: config.allowedOrigins.join(','),
      // The proxy says who asks.
      TRUSTED_PROXIES: [...config.trustedProxies, LOOPBACK].join(','),
      ...secretVariable(config.ticketSecret),
    },
  }))
  return { servers, programs, variable: portName }
}

/** The pages of the separate deployment, in one process. */
export function pagesOf(config: Config, adminPort: number): Program {
  return {
    name: 'next',
    file: 'separate/web.ts',
    adminUrl: adminUrl(adminPort, config.adminHost),
    variables: { ADMIN_PORT: String(adminPort), ...secretVariable(config.ticketSecret) },
  }
}
