import type { CoreAllocation } from './core-binding.ts'
import type { Deployment } from './subjects/deployment.ts'

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
