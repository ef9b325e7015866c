import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { waitForUrl } from '../../machine/process/readiness.ts'
import type { Deployment } from '../../plan/subjects/subject.ts'
import { untilFirstToken } from '../first-token.ts'
import { neutralEnvironment, startScript } from '../launch.ts'
import { freePorts } from '../start-deployment.ts'
import type { Testbed } from '../testbed.ts'
import { pagesOf } from './visitors.ts'

/** Long enough for a busy machine. */
const PATIENCE_MS = 60_000

/**
 * Tries the one command that is said to start a whole deployment: its pages answer and its socket gives a token.
 *
 * @returns the command as a user types it
 * @throws Error when package.json has no such script, or when it does not start everything
 */
export async function tryStartCommand(
  deployment: Deployment,
  { deployment: launch, environment, signal: interrupted }: Testbed,
): Promise<string> {
  const manifest = JSON.parse(await readFile(join(launch.root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>
  }
  const { startCommand: command = 'none' } = deployment
  const script = manifest.scripts[command] ?? ''
  const [program, ...words] = script.split(' ')
  if (program !== 'node')
    throw new Error(
      `expected a script ${command} in package.json that begins with node, found ${JSON.stringify(script)}`,
    )
  const ports = await freePorts()
  await using started = await startScript(command, words, {
    launch,
    environment: { ...neutralEnvironment(environment), ...deployment.environment(ports) },
  })
  const signal = AbortSignal.any([interrupted, started.failed, AbortSignal.timeout(PATIENCE_MS)])
  const origin = deployment.pageUrl(ports)
  await waitForUrl(started, origin + pagesOf(launch).static, { timeoutMs: PATIENCE_MS, signal })
  const tickets = { from: 'pages', pageUrl: origin } as const
  await untilFirstToken({ url: deployment.socketUrl(ports), origin, tickets, signal })
  return `npm run ${command}`
}
