import { setTimeout as delay } from 'node:timers/promises'
import { startProcess } from '../../bench/machine/process/managed-process.ts'
import { waitForLine } from '../../bench/machine/process/readiness.ts'
import { type Deployment, root } from './deployment.ts'
import { environmentOf } from './environment.ts'
import { type Gaps, openHonestStreams } from './honest-streams.ts'

/** The gaps of honest users' tokens before an attack and within it. */
export type Compared = { readonly calm: Gaps; readonly attacked: Gaps }

const STREAMS = 20
const CALM_MS = 1_500

/** An attack that takes longer has made its point. */
const LONGEST_MS = 45_000
const READY_MS = 120_000

/**
 * Runs an attack of `test/attacks` on a deployment with honest users beside it.
 *
 * @param words the attack's file without `.ts`, and its arguments
 * @throws Error when the attack ended in another way than it meant to
 */
export async function attackBesideHonest(
  deployment: Pick<Deployment, 'socketUrl' | 'pageUrl'>,
  [name, ...words]: readonly string[],
): Promise<Compared> {
  await using honest = await openHonestStreams(deployment, STREAMS)
  await using attacker = await startProcess({
    name: `${name}`,
    command: {
      file: process.execPath,
      arguments: [`test/attacks/${name}.ts`, deployment.socketUrl, deployment.pageUrl, ...words],
    },
    environment: environmentOf({}),
    cwd: root,
  })
  await waitForLine(attacker, line => line === 'ready', { timeoutMs: READY_MS })
  const calm = await honest.during(delay(CALM_MS))
  process.kill(attacker.pid, 'SIGUSR2')
  const over = AbortSignal.timeout(LONGEST_MS)
  const patience = delay(LONGEST_MS, undefined, { signal: over }).catch(() => 'over' as const)
  const attacked = await honest.during(Promise.race([attacker.exited, patience]))
  const exit = await Promise.race([attacker.exited, patience])
  if (exit !== undefined && exit !== 'over' && exit.code !== 0)
    throw new Error(`${name} failed:\n${attacker.tail().join('\n')}`)
  return { calm, attacked }
}
