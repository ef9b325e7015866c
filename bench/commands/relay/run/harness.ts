import { pinningPlan, readAllowedCores } from '../../../machine/cores.ts'
import { checkDescriptors, readDescriptorLimit } from '../../../machine/descriptors.ts'
import { type BenchEnvironment, describeEnvironment } from '../../../machine/environment.ts'
import { cacheDirectory } from '../../../machine/k6-binary/cache-directory.ts'
import { pinThisProcess } from '../../../machine/pinning.ts'
import type { EnvironmentVariables } from '../../../machine/process/command-output.ts'
import { nodeCopy } from '../../../machine/process/node-copy.ts'
import { root } from '../../../machine/root.ts'
import { type Launch, neutralEnvironment } from '../../../run/launch.ts'

/** What all runs of one command share. */
export type RelayHarness = {
  readonly root: string
  readonly arm: Launch
  readonly mock: Launch
  readonly client: Launch
  /** How the parts are bound to cores, in words; or why they are not. */
  readonly pinning: string
  /** True where mock and client share one core, and saturate it together. */
  readonly sharedHarnessCore: boolean
  readonly facts: BenchEnvironment
  readonly environment: EnvironmentVariables
  readonly signal: AbortSignal
}

/**
 * Checks descriptors, shares out the cores, and copies the Node binary: the arm runs from the copy, all else from the
 * original, so that no other process lowers the arm's PSS.
 *
 * @throws Error with the remedy when there are too few descriptors
 */
export async function prepareHarness(options: {
  streams: number
  environment: EnvironmentVariables
  signal: AbortSignal
}): Promise<RelayHarness> {
  const { streams, environment, signal } = options
  const descriptors = checkDescriptors(streams, await readDescriptorLimit())
  if (descriptors.state === 'too-few') throw new Error(descriptors.message)

  const plan = pinningPlan(await readAllowedCores())
  const obstacle = plan.state === 'pinned' ? await pinThisProcess(plan.runner) : plan.reason
  const bound = plan.state === 'pinned' && obstacle === undefined ? plan : undefined
  const armNode = await nodeCopy({ cacheDirectory: cacheDirectory(environment) })
  const harnessCores = new Set([...(bound?.mock ?? []), ...(bound?.loadGenerator ?? [])])
  return {
    root,
    arm: { root, nodePath: armNode, cores: bound?.deployment },
    mock: { root, nodePath: process.execPath, cores: bound?.mock },
    client: { root, nodePath: process.execPath, cores: bound?.loadGenerator },
    pinning:
      bound === undefined
        ? `not pinned: ${obstacle}`
        : `arm on core ${bound.deployment.join(',')}, mock and client on core ${[...harnessCores].join(',')}`,
    sharedHarnessCore: harnessCores.size === 1,
    facts: await describeEnvironment({ root, nodePath: armNode, k6Version: 'not used' }),
    environment: neutralEnvironment(environment),
    signal,
  }
}
