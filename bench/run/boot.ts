import type { Deployment, Ports } from '../deployments/deployment.ts'
import { answers, connectionsOf, type Profile } from '../load/profile.ts'
import { freePort } from '../system/free-port.ts'
import type { ManagedProcess } from '../system/managed-process.ts'
import { waitForLine, waitForUrl } from '../system/readiness.ts'
import { deploymentEnvironment, neutralEnvironment, startScript } from './parts.ts'
import type { Harness } from './preflight.ts'

/** A deployment under test and the mock that answers it, as processes of their own. */
export type Booted = AsyncDisposable & {
  readonly mock: ManagedProcess
  readonly processes: readonly ManagedProcess[]
  readonly mockUrl: string
  readonly pageUrl: string
  readonly socketUrl: string
  /** Where each process of the deployment has its metrics. */
  readonly admin: readonly { readonly name: string; readonly adminPort: number }[]
  /** Aborts with the reason when any of them ends by itself. */
  readonly failed: AbortSignal
}

/**
 * Boots the mock and a deployment on free ports and waits until both are ready.
 *
 * @throws ProcessFailure with the tail of the log when one does not get there
 */
export async function boot(
  deployment: Deployment,
  profile: Profile,
  harness: Harness,
): Promise<Booted> {
  await using started = new AsyncDisposableStack()
  const { signal } = harness
  const environment = neutralEnvironment(harness.environment)

  const mockPort = await freePort()
  const mockUrl = `http://127.0.0.1:${mockPort}/v1`
  const mock = started.use(
    await startScript('mock', mockScript(mockPort, profile.seed), {
      launch: harness.mock,
      environment,
    }),
  )
  await waitForUrl(mock, `http://127.0.0.1:${mockPort}/healthz`, { signal })

  const ports: Ports = {
    page: await freePort(),
    socket: await freePort(),
    admin: await freePort(),
    socketAdmin: await freePort(),
  }
  const own = deploymentEnvironment(deployment, {
    ports,
    mockUrl,
    connections: connectionsOf(profile),
  })
  const processes: ManagedProcess[] = []
  for (const { name, script, ready } of deployment.processes) {
    const launched = await startScript(name, [script], {
      launch: harness.deployment,
      environment: { ...environment, ...own },
    })
    processes.push(started.use(launched))
    if ('line' in ready) await waitForLine(launched, line => line.includes(ready.line), { signal })
    if ('path' in ready)
      await waitForUrl(launched, deployment.pageUrl(ports) + ready.path, { signal })
  }

  const stack = started.move()
  return {
    mock,
    processes,
    mockUrl,
    pageUrl: deployment.pageUrl(ports),
    socketUrl: deployment.socketUrl(ports),
    admin: deployment.processes.map(({ name, adminPort }) => ({
      name,
      adminPort: adminPort(ports),
    })),
    failed: AbortSignal.any([mock, ...processes].map(process => process.failed)),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

function mockScript(port: number, seed: number): readonly string[] {
  const { ttft, gap, length } = answers
  const flags = { port, seed, ttft, gap, length }
  return [
    'core/upstream/mock/process.ts',
    ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]),
  ]
}
