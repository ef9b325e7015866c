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

/**
 * Refuses an allocation with a core for each process where the machine has too few. Equal cores run anywhere.
 *
 * @throws Error with the number needed, the number found and the remedy
 */
export function requireCores(
  allocation: CoreAllocation,
  deployments: Measured,
  usable: number,
): void {
  const needed = coresForEach(deployments)
  if (allocation === 'equal' || usable >= needed) return
  throw new Error(
    `--cores each: needs ${needed} usable cores (one for each process of the deployment, and one for the load), found ${usable}. Remedy: leave out --cores, or use a machine, a container or a taskset with ${needed} cores`,
  )
}
