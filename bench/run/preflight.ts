import { fileURLToPath } from 'node:url'
import { ensureBuild } from '../../src/server/ensure-build.ts'
import { findOtherApp } from '../../src/server/other-app.ts'
import { type CoreBinding, describeBinding } from '../format/core-binding.ts'
import type { EnvironmentVariables } from '../system/command-output.ts'
import { pinningPlan, readAllowedCores } from '../system/cores.ts'
import { checkDescriptors, readDescriptorLimit } from '../system/descriptors.ts'
import { type BenchEnvironment, describeEnvironment } from '../system/environment.ts'
import { nodeCopy } from '../system/node-copy.ts'
import { pinThisProcess } from '../system/pinning.ts'
import { cacheDirectory } from '../tools/cache-directory.ts'
import { type FoundK6, findK6 } from '../tools/k6.ts'
import type { Launch } from './parts.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Everything that the runs of one command share: tools, cores, environment. */
export type Harness = {
  readonly root: string
  readonly k6: FoundK6
  readonly deployment: Launch
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
 * @throws Error with the remedy when something is missing
 */
export async function preflight(options: {
  connections: number
  environment: EnvironmentVariables
  /** The directory of another Next app that the deployments are to serve. */
  app?: string | undefined
  onProgress: (message: string) => void
  signal: AbortSignal
}): Promise<Harness> {
  const { connections, environment, onProgress, signal } = options
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
  const plan = pinningPlan(await readAllowedCores())
  const cores = plan.state === 'pinned' ? plan : undefined
  const unpinned = cores === undefined ? undefined : await pinThisProcess(cores.runner)
  const bound = unpinned === undefined ? cores : undefined
  const launch = (part: 'mock' | 'probe'): Launch => ({
    root,
    nodePath: process.execPath,
    cores: bound?.[part],
  })
  return {
    root,
    k6,
    deployment: { root, nodePath: deploymentNode, cores: bound?.deployment },
    mock: launch('mock'),
    probe: launch('probe'),
    loadCores: bound?.loadGenerator,
    pinning: describePinning(bound, plan.state === 'unpinned' ? plan.reason : unpinned),
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

function describePinning(bound: CoreBinding | undefined, reason: string | undefined): string {
  if (bound === undefined) return `not pinned: ${reason ?? 'unknown'}`
  return describeBinding(bound)
}
