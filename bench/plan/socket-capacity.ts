import { readFile } from 'node:fs/promises'
import { readDescriptorLimit } from '../machine/descriptors.ts'

const PORT_RANGE = '/proc/sys/net/ipv4/ip_local_port_range'

/** What IANA leaves for clients, 49152 to 65535 (RFC 6335): where the system does not tell its range. */
const DEFAULT_PORTS = 16_384

/** What a machine has for connections. */
export type SocketCapacity = {
  /** What one process may open. */
  readonly descriptors: number
  /** Ports that a client has towards one address of a server. */
  readonly ports: number
  readonly availableBytes: number
}

/** Files, pipes and listening sockets of a process, with room to spare. */
const SLACK_DESCRIPTORS = 512

/** Deployment, kernel and k6 together hold this much for an idle connection; k6 most of it. */
const BYTES_PER_CONNECTION = 160 * 1024

/** Ports that other programs of the machine may hold. */
const SLACK_PORTS = 1_000

/** The steps that a machine reaches, and why it does not reach the others. Pure. */
export function reachableSteps(
  steps: readonly number[],
  { descriptors, ports, availableBytes }: SocketCapacity,
): { readonly steps: readonly number[]; readonly missed: readonly string[] } {
  const obstacle = (connections: number): string | undefined => {
    const needed = connections + SLACK_DESCRIPTORS
    if (needed > descriptors) return `a descriptor limit of ${needed}, found ${descriptors}`
    if (connections + SLACK_PORTS > ports)
      return `${connections + SLACK_PORTS} local ports, found ${ports}`
    const bytes = connections * BYTES_PER_CONNECTION
    if (bytes > availableBytes)
      return `${mib(bytes)} MiB of memory, found ${mib(availableBytes)} MiB`
    return undefined
  }
  const missed = steps.flatMap(connections => {
    const needs = obstacle(connections)
    return needs === undefined ? [] : [`${connections} connections: not reached, needs ${needs}`]
  })
  return { steps: steps.filter(connections => obstacle(connections) === undefined), missed }
}

const mib = (bytes: number) => Math.round(bytes / 1024 / 1024)

/** What this machine has, now. */
export async function readSocketCapacity(): Promise<SocketCapacity> {
  const limit = await readDescriptorLimit()
  const range = await readFile(PORT_RANGE, 'utf8').catch(() => undefined)
  const [from = 0, to = 0] = range?.trim().split(/\s+/).map(Number) ?? []
  return {
    descriptors: limit.state === 'measured' ? limit.soft : Number.POSITIVE_INFINITY,
    ports: range === undefined ? DEFAULT_PORTS : to - from + 1,
    // Within the limit of a container, where there is one.
    availableBytes: process.availableMemory(),
  }
}
