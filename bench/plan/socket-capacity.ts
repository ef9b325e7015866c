import { readFile } from 'node:fs/promises'
import { readDescriptorLimit } from '../machine/descriptors.ts'
import type { Profile } from './profile.ts'
import { memoryLadder, type Reach, reachableSteps } from './scenarios/memory-ladder.ts'

const PORT_RANGE = '/proc/sys/net/ipv4/ip_local_port_range'

/** What IANA leaves for clients, 49152 to 65535 (RFC 6335): where the system does not tell its range. */
const DEFAULT_PORTS = 16_384

/** The memory ladder as far as this machine reaches, and a line for each step that it does not. */
export async function reachedMemoryLadder(): Promise<{
  readonly profile: Profile
  readonly missed: readonly string[]
}> {
  const { steps, missed } = reachableSteps(memoryLadder.steps, await readReach())
  return { profile: { ...memoryLadder, steps }, missed }
}

async function readReach(): Promise<Reach> {
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
