import { freePort } from '../machine/free-port.ts'
import type { EnvironmentVariables } from '../machine/process/command-output.ts'
import { waitForLine, waitForUrl } from '../machine/process/readiness.ts'
import type { Deployment, DeploymentProcess, Ports } from '../plan/subjects/subject.ts'
import { type DeploymentLaunch, type Launch, startScript } from './launch.ts'
import { type SupervisedProcess, startSupervised } from './supervised-process.ts'

/** Long enough for a development server that compiles its first page on a busy machine. */
const READY_MS = 90_000

/** Long enough for a slow page of another app. */
const OTHER_APP_MS = 30_000

/** How to start a deployment. `environment` is whole: nothing is added but the ports. */
export type DeploymentStart = {
  readonly ports: Ports
  readonly environment: EnvironmentVariables
  readonly launch: DeploymentLaunch
  /** Further arguments of each script. */
  readonly flags?: readonly string[]
  readonly signal: AbortSignal
}

/** Ports on which nothing listens. */
export async function freePorts(): Promise<Ports> {
  return {
    page: await freePort(),
    socket: await freePort(),
    admin: await freePort(),
    socketAdmin: await freePort(),
  }
}

/**
 * Starts all processes of a deployment at once, as a supervisor would, and waits until each is ready.
 *
 * @throws ProcessFailure of the first that does not get there; the others have ended then
 */
export async function startDeployment(
  deployment: Deployment,
  options: DeploymentStart,
): Promise<readonly SupervisedProcess[]> {
  const failed = new AbortController()
  const signal = AbortSignal.any([options.signal, failed.signal])
  const starts = deployment.processes.map(async (description, index) => {
    try {
      const launch = launchOf(index, options.launch)
      return await startOne(deployment, description, { ...options, launch, signal })
    } catch (error) {
      failed.abort(error)
      throw error
    }
  })
  const outcomes = await Promise.allSettled(starts)
  const supervised = outcomes.flatMap(outcome =>
    outcome.status === 'fulfilled' ? [outcome.value] : [],
  )
  if (!failed.signal.aborted) return supervised
  for (const each of supervised) await each[Symbol.asyncDispose]()
  throw failed.signal.reason
}

/** How the process at this place in the deployment is started. */
function launchOf(index: number, { allocation, ...launch }: DeploymentLaunch): Launch {
  if (allocation !== 'each' || launch.cores === undefined) return launch
  const core = launch.cores[index]
  if (core !== undefined) return { ...launch, cores: [core] }
  throw new Error(
    `expected a core for each process of a deployment, found ${launch.cores.length} cores for more processes`,
  )
}

async function startOne(
  deployment: Deployment,
  { name, script, flags: own = [], serves, ready, adminPort }: DeploymentProcess,
  { ports, environment, launch, flags = [], signal }: DeploymentStart & { readonly launch: Launch },
): Promise<SupervisedProcess> {
  return await startSupervised(
    { name, serves, adminPort: adminPort?.(ports) },
    {
      start: () =>
        startScript(name, [script, ...own, ...flags], {
          launch,
          environment: { ...environment, ...deployment.environment(ports) },
        }),
      async untilReady(process, signal) {
        const patience = { timeoutMs: READY_MS, signal }
        if ('line' in ready) await waitForLine(process, line => line.includes(ready.line), patience)
        if (!('path' in ready)) return
        const { app } = launch
        const url = deployment.pageUrl(ports) + (app?.page ?? ready.path)
        // What a page of another app answers, and how soon, is not for the start to judge.
        const any = { anyStatus: true, answerMs: OTHER_APP_MS }
        await waitForUrl(process, url, { ...patience, ...(app && any) })
      },
      signal,
    },
  )
}
