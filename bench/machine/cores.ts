import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { type Unavailable, unavailable, unlessLinux } from './availability.ts'

/** The cores this process may run on, by number, and the hardware threads that share a core with each. */
export type AllowedCores = {
  readonly state: 'measured'
  readonly cores: readonly number[]
  readonly siblings: ReadonlyMap<number, readonly number[]>
}

/** Which cores each part of a run is bound to. `deployment` are those reserved for it, the first to be used first. */
export type PinningPlan =
  | {
      readonly state: 'pinned'
      readonly deployment: readonly number[]
      readonly mock: readonly number[]
      readonly loadGenerator: readonly number[]
      readonly probe: readonly number[]
      readonly runner: readonly number[]
      /** True where a core of the deployment's is half of a physical core whose other half is loaded too. */
      readonly deploymentSharesPhysicalCore: boolean
    }
  | { readonly state: 'unpinned'; readonly reason: string }

/** How many cores may be used; everywhere, unlike {@link readAllowedCores}. */
export function coreCount(): number {
  return availableParallelism()
}

/** Reads the affinity of this process, which a container's cpuset or an outer `taskset` may narrow. */
export async function readAllowedCores(): Promise<AllowedCores | Unavailable> {
  const missing = unlessLinux('the list of usable cores')
  if (missing) return missing
  const status = await readFile('/proc/self/status', 'utf8')
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1]
  if (!list) return unavailable('/proc/self/status has no Cpus_allowed_list')
  const cores = parseCoreList(list)
  const siblings = new Map<number, readonly number[]>()
  for (const core of cores) {
    const path = `/sys/devices/system/cpu/cpu${core}/topology/thread_siblings_list`
    siblings.set(core, parseCoreList(await readFile(path, 'utf8').catch(() => `${core}`)))
  }
  return { state: 'measured', cores, siblings }
}

/** Parses the kernel's list format: `0-1,4` is cores 0, 1 and 4. */
export function parseCoreList(list: string): number[] {
  return list
    .trim()
    .split(',')
    .flatMap(range => {
      const [first = Number.NaN, last = first] = range.split('-').map(Number)
      return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    })
}

/**
 * Shares the cores out. So many are reserved for the deployment, whatever the machine and whether it has a process for each,
 * so that the load of every deployment has the same: the last ones, because interrupts prefer the first, and of
 * different physical cores while there are such. One other core: all else runs on it. Two: the load generator has one,
 * the rest one. Three: load generator, mock and probe have one each, the runner sits with the mock. More: the load
 * generator has what is left over. A hardware thread beside the deployment's is left idle as long as two other cores remain.
 */
export function pinningPlan(allowed: AllowedCores | Unavailable, reserved = 1): PinningPlan {
  if (allowed.state === 'unavailable') return { state: 'unpinned', reason: allowed.reason }
  const found = allowed.cores.length
  if (found <= reserved) {
    return {
      state: 'unpinned',
      reason: `needs ${reserved + 1} cores to part the deployment from its load, found ${found}`,
    }
  }
  const beside = (core: number) =>
    (allowed.siblings.get(core) ?? []).filter(sibling => sibling !== core)
  const deployment = lastCores(allowed.cores, { count: reserved, beside })
  const others = allowed.cores.filter(core => !deployment.includes(core))
  const siblings = deployment.flatMap(beside)
  const distant = others.filter(core => !siblings.includes(core))
  const harness = distant.length >= 2 ? distant : others
  return {
    state: 'pinned',
    deployment,
    ...shareHarness(harness),
    deploymentSharesPhysicalCore: [...harness, ...deployment].some(core => siblings.includes(core)),
  }
}

/** From the end; a hardware thread beside a chosen one only where nothing else is left. */
function lastCores(
  cores: readonly number[],
  { count, beside }: { count: number; beside: (core: number) => readonly number[] },
): readonly number[] {
  const chosen: number[] = []
  const fromEnd = cores.toReversed()
  while (chosen.length < count) {
    const free = fromEnd.filter(core => !chosen.includes(core))
    const apart = free.filter(core => !beside(core).some(sibling => chosen.includes(sibling)))
    chosen.push(...(apart.length > 0 ? apart : free).slice(0, 1))
  }
  return chosen
}

function shareHarness(harness: readonly number[]) {
  const [first, second, ...rest] = harness
  if (first === undefined || second === undefined) {
    return { mock: harness, loadGenerator: harness, probe: harness, runner: harness }
  }
  if (rest.length === 0) {
    return { mock: [first], loadGenerator: [second], probe: [first], runner: [first] }
  }
  return { mock: [first], probe: [second], loadGenerator: rest, runner: [first] }
}
