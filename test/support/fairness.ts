import { attackBesideHonest, type Outcome } from './attack.ts'
import type { Attack } from './attacks.ts'
import { type DeploymentName, startDeployment } from './deployment.ts'
import type { DrillTable } from './drill-table.ts'
import { startMockProcess } from './mock-process.ts'

/** What honest users may notice: at most 100 ms of silence in place of 20, and 99% of their tokens as before. */
const TARGET = { largestMs: 100, p99Ratio: 1.2, p99Ms: 30 }

/** The columns of what `noteFairness` writes. */
export const FAIRNESS_COLUMNS = [
  'attack',
  'deployment',
  'largest gap, target',
  'attacked',
  'calm',
  'p99 gap, target',
  'attacked',
  'calm',
  'RSS, target',
  'at most',
  'the attack',
  'within all',
]

const p99Target = ({ calm }: Outcome) => Math.max(TARGET.p99Ratio * calm.p99Ms, TARGET.p99Ms)

/** Whether the attack was answered as it must be, honest users noticed no more of it than they may, and memory was bounded. */
export function isHarmless(outcome: Outcome, { rssMib }: Pick<Attack, 'rssMib'>): boolean {
  const { largestMs, p99Ms } = outcome.attacked
  return (
    outcome.failure === undefined &&
    largestMs <= TARGET.largestMs &&
    p99Ms <= p99Target(outcome) &&
    (rssMib === undefined || outcome.rssMib <= rssMib)
  )
}

/**
 * Whether an attack was felt by a deployment without what protects it: by the failure that is expected of it, or else by
 * honest users or in memory, once it has done all that it meant to do.
 *
 * @throws Error where it shows nothing: the attack itself broke, or the memory that is judged is not known
 */
export function isFelt(outcome: Outcome, attack: Attack): boolean {
  const { failure: found, rssMib } = outcome
  const { failure: expected } = attack.unprotected
  if (expected !== undefined) return expected.test(found ?? '')
  if (found !== undefined) throw new Error(`expected an attack to its end, found ${found}`)
  if (attack.rssMib !== undefined && Number.isNaN(rssMib))
    throw new Error('expected the memory of the attacked process, found none')
  return !isHarmless(outcome, attack)
}

/** One row: what may be noticed, and what was. */
export function noteFairness(
  table: DrillTable,
  attack: Attack,
  name: DeploymentName,
  outcome: Outcome,
): void {
  const { calm, attacked, failure, rssMib } = outcome
  const gaps = [TARGET.largestMs, attacked.largestMs, calm.largestMs]
  const p99s = [p99Target(outcome), attacked.p99Ms, calm.p99Ms]
  const cells = [...gaps, ...p99s].map(ms => `${ms.toFixed(0)} ms`)
  table.add(
    ...[attack.title, name, ...cells],
    attack.rssMib === undefined ? '–' : `${attack.rssMib} MiB`,
    `${rssMib.toFixed(0)} MiB`,
    failure ?? 'ended',
    isHarmless(outcome, attack) ? 'yes' : 'no',
  )
}

/** Attacks a fresh deployment, as it is or without what protects it. */
export async function attackOnce(
  name: DeploymentName,
  { words, settings, pages = false, unprotected }: Attack,
  state: 'protected' | 'unprotected',
): Promise<Outcome> {
  const off = state === 'unprotected' ? unprotected : {}
  // The mock in a process of its own: the answers of 2,000 clients are no part of what is attacked.
  await using mock = await startMockProcess()
  await using deployment = await startDeployment(name, {
    settings: { ...mock.settings, ...settings, ...off.settings },
    preload: (off.without ?? []).map(part => `test/attacks/without/${part}.ts`),
    pages,
  })
  return await attackBesideHonest(deployment, words)
}
