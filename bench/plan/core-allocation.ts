import { originalOf } from './subjects/again.ts'
import type { Deployment } from './subjects/subject.ts'

/**
 * How the deployment's cores are shared out. `equal`: all its processes share the same cores, as many for every deployment.
 * `each`: every process has a core of its own, so that a deployment has as many as it has processes.
 */
export type CoreAllocation = 'equal' | 'each'

/** The cores to which a run was bound, by number. */
export type CoreBinding = { readonly loadGenerator: readonly number[] } & (
  | { readonly allocation: 'equal'; readonly deployment: readonly number[] }
  | { readonly allocation: 'each'; readonly processes: readonly ProcessCore[] }
)

/** A process by its name in the deployment, and its core. */
export type ProcessCore = { readonly name: string; readonly core: number }

const DEPLOYMENT = 'deployment'
const LOAD_GENERATOR = 'load generator'

/** The core of each process where each has its own, in their order; those of a deployment that is laid beside itself once. */
export function processCores(
  deployments: readonly Pick<Deployment, 'name' | 'processes'>[],
  cores: readonly number[],
): readonly ProcessCore[] {
  const distinct = new Map(deployments.map(({ name, processes }) => [originalOf(name), processes]))
  return [...distinct.values()].flatMap(processes =>
    cores.slice(0, processes.length).map((core, index) => ({
      name: processes[index]?.name ?? '',
      core,
    })),
  )
}

/** A binding as the samples of a run tell it. No name of a process has a comma or a colon in it. */
export function describeBinding(binding: CoreBinding): string {
  const bound =
    binding.allocation === 'equal'
      ? [part(DEPLOYMENT, binding.deployment)]
      : binding.processes.map(({ name, core }) => part(name, [core]))
  return [...bound, part(LOAD_GENERATOR, binding.loadGenerator)].join(', ')
}

const part = (name: string, cores: readonly number[]) => `${name} on core ${cores.join(',')}`

const PART = /^([^,:]+) on core (\d+(?:,\d+)*)$/

/** The binding that {@link describeBinding} told; undefined where something else was told, as why there is none. */
export function bindingIn(text: string): CoreBinding | undefined {
  const parts = text.split(', ').map(partIn)
  if (!parts.every(found => found !== undefined)) return undefined
  const [first, ...others] = parts
  const last = others.at(-1)
  if (first === undefined || last?.name !== LOAD_GENERATOR) return undefined
  const loadGenerator = last.cores
  if (first.name === DEPLOYMENT) {
    return others.length > 1
      ? undefined
      : { allocation: 'equal', deployment: first.cores, loadGenerator }
  }
  const processes = parts
    .slice(0, -1)
    .flatMap(({ name, cores }) => cores.map(core => ({ name, core })))
  return { allocation: 'each', processes, loadGenerator }
}

function partIn(text: string) {
  const [, name, list] = PART.exec(text) ?? []
  if (name === undefined || list === undefined) return undefined
  return { name, cores: list.split(',').map(Number) }
}

type Measured = readonly Pick<Deployment, 'processes'>[]

/** How many cores an allocation keeps free for any of the deployments: one, or one for each process of the one that has most. */
export function reservedCores(allocation: CoreAllocation, deployments: Measured): number {
  if (allocation === 'equal') return 1
  return Math.max(1, ...deployments.map(({ processes }) => processes.length))
}

/** How many cores a machine needs for an allocation with a core for each process: theirs, and one for the load. */
export function coresForEach(deployments: Measured): number {
  return reservedCores('each', deployments) + 1
}

/** One for the deployment, one for its load. */
const LEAST_CORES = 2

/**
 * Refuses an allocation where the machine has too few cores: one for each process, or one for all of them, and one for the load.
 *
 * @param deployments those that the bench starts; none: there is nothing to part from its load
 * @throws Error with the number needed, the number found and the remedy
 */
export function requireCores(
  allocation: CoreAllocation,
  deployments: Measured,
  usable: number,
): void {
  if (deployments.length === 0) return
  const needed = allocation === 'equal' ? LEAST_CORES : coresForEach(deployments)
  if (usable >= needed) return
  const machine = `a machine, a container or a taskset with ${needed} cores`
  throw new Error(
    allocation === 'equal'
      ? `expected ${needed} usable cores, one for the deployment and one for its load, found ${usable}: each would take the other's time. Remedy: use ${machine}`
      : `--cores each: needs ${needed} usable cores (one for each process of the deployment, and one for the load), found ${usable}. Remedy: leave out --cores, or use ${machine}`,
  )
}
