import { ensureBuild } from '../../src/server/ensure-build.ts'
import { findOtherApp } from '../../src/server/other-app.ts'
import { cacheDirectory } from '../machine/cache-directory.ts'
import { coreCount, type PinningPlan, pinningPlan, readAllowedCores } from '../machine/cores.ts'
import { checkDescriptors, readDescriptorLimit } from '../machine/descriptors.ts'
import { type BenchEnvironment, describeEnvironment } from '../machine/environment.ts'
import { type FoundK6, findK6 } from '../machine/k6-binary/k6.ts'
import { pinThisProcess } from '../machine/pinning.ts'
import type { EnvironmentVariables } from '../machine/process/command-output.ts'
import { nodeCopy } from '../machine/process/node-copy.ts'
import { root } from '../machine/root.ts'
import {
  type CoreAllocation,
  describeBinding,
  processCores,
  requireCores,
  reservedCores,
} from '../plan/core-allocation.ts'
import { type Answers, answers } from '../plan/profile.ts'
import { mostConnections, needsK6, type RunPlan } from '../plan/run-plan.ts'
import { startedSubjects } from '../plan/subjects/registry.ts'
import { type Deployment, servesPages } from '../plan/subjects/subject.ts'
import type { DeploymentLaunch, Launch } from './launch.ts'
import type { OtherCheckout } from './other-checkout.ts'

/** Everything that the runs of one command share: tools, cores, environment. */
export type Testbed = {
  readonly root: string
  /** Undefined where it makes none of the plan's load. */
  readonly k6: FoundK6 | undefined
  readonly deployment: DeploymentLaunch
  /** How deployments are started from the checkout of an earlier revision; absent: there is none. */
  readonly before?: DeploymentLaunch
  readonly mock: Launch
  readonly probe: Launch
  /** Those of the load generator, whichever it is. */
  readonly loadCores: readonly number[] | undefined
  /** How the parts are bound to cores, in words; or why they are not. */
  readonly pinning: string
  /** Cores that mock, probe and load generator share. */
  readonly harnessCores: number
  /** How the mock answers. */
  readonly answers: Answers
  readonly facts: BenchEnvironment
  readonly environment: EnvironmentVariables
  readonly signal: AbortSignal
}

/**
 * Checks and prepares what a plan needs, before anything is measured: descriptors, k6 where it makes load, a production build
 * where there are pages, cores. With a core for each process, the cores of the subject with the most processes are kept free of load for all of them.
 *
 * The deployment runs from a copy of the Node binary, everything else from the original: PSS divides a page by the
 * number of its users, and so no other Node process on the machine, this one included, lowers the deployment's.
 *
 * @param options.app the directory of another Next app that the subjects are to serve, with the plan's page
 * @param options.before the checkout of an earlier revision, for the subjects that are started from it
 * @throws Error with the remedy when something is missing
 */
export async function prepareTestbed(
  plan: RunPlan,
  options: {
    environment: EnvironmentVariables
    app: string | undefined
    before?: OtherCheckout
    onProgress: (message: string) => void
    signal: AbortSignal
  },
): Promise<Testbed> {
  const { environment, before, onProgress, signal } = options
  const allocation = plan.cores ?? 'equal'
  const deployments = startedSubjects(plan)
  requireCores(allocation, deployments, coreCount())
  const app =
    options.app === undefined ? undefined : await findOtherApp(options.app, { built: true })
  const descriptors = checkDescriptors(mostConnections(plan), await readDescriptorLimit())
  if (descriptors.state === 'too-few') throw new Error(descriptors.message)

  const k6 = needsK6(plan) ? await findK6({ environment, onProgress, signal }) : undefined
  if (k6 !== undefined) onProgress(`k6 ${k6.version} (${k6.source})`)
  if (app === undefined && deployments.some(servesPages)) await ensureBuild()

  const deploymentNode = await nodeCopy({ cacheDirectory: cacheDirectory(environment) })
  // Before this process is bound: from then on it sees its own cores alone.
  const facts = await describeEnvironment({
    root,
    nodePath: deploymentNode,
    k6Version: k6?.version ?? 'not used',
    app,
  })
  const pinning: PinningPlan =
    deployments.length === 0
      ? { state: 'unpinned', reason: 'somebody else runs the server' }
      : pinningPlan(await readAllowedCores(), reservedCores(allocation, deployments))
  const obstacle =
    pinning.state === 'pinned' ? await pinThisProcess(pinning.runner) : pinning.reason
  const bound = pinning.state === 'pinned' && obstacle === undefined ? pinning : undefined
  if (allocation === 'each' && bound === undefined) {
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
    deployment: {
      ...{ root, nodePath: deploymentNode, cores: bound?.deployment, allocation },
      ...(options.app === undefined || plan.page === undefined
        ? {}
        : { app: { directory: options.app, page: plan.page } }),
    },
    ...(before !== undefined && {
      before: {
        root: before.root,
        nodePath: await nodeCopy({
          cacheDirectory: cacheDirectory(environment),
          nodePath: before.nodePath,
        }),
        ...{ cores: bound?.deployment, allocation },
      },
    }),
    mock: launch('mock'),
    probe: launch('probe'),
    loadCores: bound?.loadGenerator,
    pinning:
      bound === undefined
        ? `not pinned: ${obstacle}`
        : describePinning(bound, allocation, deployments),
    harnessCores: new Set([
      ...(bound?.mock ?? []),
      ...(bound?.loadGenerator ?? []),
      ...(bound?.probe ?? []),
    ]).size,
    answers: plan.answers ?? answers,
    facts,
    environment,
    signal,
  }
}

function describePinning(
  { deployment, loadGenerator }: PinningPlan & { state: 'pinned' },
  allocation: CoreAllocation,
  deployments: readonly Deployment[],
): string {
  if (allocation === 'equal') return describeBinding({ allocation, deployment, loadGenerator })
  const processes = processCores(deployments, deployment)
  return describeBinding({ allocation, processes, loadGenerator })
}
