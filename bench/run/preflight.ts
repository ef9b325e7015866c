import { ensureBuild } from '../../src/server/ensure-build.ts'
import { findOtherApp } from '../../src/server/other-app.ts'
import { coreCount, type PinningPlan, pinningPlan, readAllowedCores } from '../machine/cores.ts'
import { checkDescriptors, readDescriptorLimit } from '../machine/descriptors.ts'
import { type BenchEnvironment, describeEnvironment } from '../machine/environment.ts'
import { cacheDirectory } from '../machine/k6-binary/cache-directory.ts'
import { type FoundK6, findK6 } from '../machine/k6-binary/k6.ts'
import { pinThisProcess } from '../machine/pinning.ts'
import type { EnvironmentVariables } from '../machine/process/command-output.ts'
import { nodeCopy } from '../machine/process/node-copy.ts'
import { root } from '../machine/root.ts'
import { type CoresArm, describeBinding } from '../plan/core-binding.ts'
import { requireCores, reservedCores } from '../plan/cores-arm.ts'
import type { Deployment } from '../plan/subjects/deployment.ts'
import type { DeploymentLaunch, Launch } from './parts.ts'

/** Everything that the runs of one command share: tools, cores, environment. */
export type Harness = {
  readonly root: string
  readonly k6: FoundK6
  readonly deployment: DeploymentLaunch
  readonly mock: Launch
  readonly probe: Launch
  /** Those of the load generator, whichever it is. */
  readonly loadCores: readonly number[] | undefined
  /** How the parts are bound to cores, in words; or why they are not. */
  readonly pinning: string
  /** Cores that mock, probe and load generator share. */
  readonly harnessCores: number
  readonly facts: BenchEnvironment
  readonly environment: EnvironmentVariables
  readonly signal: AbortSignal
}

/**
 * Checks and prepares what a run needs, before anything is measured: descriptors, k6, a production build, cores.
 *
 * The deployment runs from a copy of the Node binary, everything else from the original: PSS divides a page by the
 * number of its users, and so no other Node process on the machine, this one included, lowers the deployment's.
 *
 * @param options.deployments those that will be measured; with a core for each process, the cores of the one with the most
 * processes are kept free of load for all of them
 * @throws Error with the remedy when something is missing
 */
export async function preflight(options: {
  connections: number
  environment: EnvironmentVariables
  /** The directory of another Next app that the deployments are to serve. */
  app?: string | undefined
  cores?: CoresArm
  deployments: readonly Deployment[]
  onProgress: (message: string) => void
  signal: AbortSignal
}): Promise<Harness> {
  const {
    connections,
    environment,
    cores: arm = 'equal',
    deployments,
    onProgress,
    signal,
  } = options
  requireCores(arm, deployments, coreCount())
  const app =
    options.app === undefined ? undefined : await findOtherApp(options.app, { built: true })
  const descriptors = checkDescriptors(connections, await readDescriptorLimit())
  if (descriptors.state === 'too-few') throw new Error(descriptors.message)

  const k6 = await findK6({ environment, onProgress, signal })
  onProgress(`k6 ${k6.version} (${k6.source})`)
  if (app === undefined) await ensureBuild()

  const deploymentNode = await nodeCopy({ cacheDirectory: cacheDirectory(environment) })
  // Before this process is bound: from then on it sees its own cores alone.
  const facts = await describeEnvironment({
    root,
    nodePath: deploymentNode,
    k6Version: k6.version,
    app,
  })
  const plan = pinningPlan(await readAllowedCores(), reservedCores(arm, deployments))
  const obstacle = plan.state === 'pinned' ? await pinThisProcess(plan.runner) : plan.reason
  const bound = plan.state === 'pinned' && obstacle === undefined ? plan : undefined
  if (arm === 'each' && bound === undefined) {
    throw new Error(`--cores each: cannot bind processes: ${obstacle}. Remedy: leave out --cores`)
  }
  if (bound?.deploymentSharesPhysicalCore) {
    onProgress('beside the deployment, the other hardware thread of its core is loaded too')
  }
  const launch = (part: 'mock' | 'probe'): Launch => ({
    root,
    nodePath: process.execPath,
    cores: bound?.[part],
  })
  return {
    root,
    k6,
    deployment: { root, nodePath: deploymentNode, cores: bound?.deployment, arm },
    mock: launch('mock'),
    probe: launch('probe'),
    loadCores: bound?.loadGenerator,
    pinning:
      bound === undefined ? `not pinned: ${obstacle}` : describePinning(bound, arm, deployments),
    harnessCores: new Set([
      ...(bound?.mock ?? []),
      ...(bound?.loadGenerator ?? []),
      ...(bound?.probe ?? []),
    ]).size,
    facts,
    environment,
    signal,
  }
}

function describePinning(
  { deployment, loadGenerator }: PinningPlan & { state: 'pinned' },
  arm: CoresArm,
  deployments: readonly Deployment[],
): string {
  if (arm === 'equal') return describeBinding({ arm, deployment, loadGenerator })
  const processes = deployments.flatMap(({ processes }) =>
    deployment.slice(0, processes.length).map((core, index) => ({
      name: processes[index]?.name ?? '',
      core,
    })),
  )
  return describeBinding({ arm, processes, loadGenerator })
}
