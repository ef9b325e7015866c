import { defaultProfile, type Profile, settlingSeconds } from '../profile.ts'

/** Idle memory up to 10,000 connections, each reading after a rest in which the heap is collected. */
export const memoryLadder: Profile = {
  ...defaultProfile,
  restSeconds: settlingSeconds,
  steps: [100, 1_000, 5_000, 10_000],
  connectsPerSecond: 400,
  idleSeconds: settlingSeconds,
  windows: [],
  throughputSeconds: 0,
}

/** What a machine has for connections. */
export type Reach = {
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
  { descriptors, ports, availableBytes }: Reach,
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
