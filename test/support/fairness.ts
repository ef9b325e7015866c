import { attackBesideHonest, type Compared } from './attack.ts'
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
  'within both',
]

const p99Target = ({ calm }: Compared) => Math.max(TARGET.p99Ratio * calm.p99Ms, TARGET.p99Ms)

/** Whether honest users noticed no more of the attack than they may. */
export function isFair(compared: Compared): boolean {
  const { largestMs, p99Ms } = compared.attacked
  return largestMs <= TARGET.largestMs && p99Ms <= p99Target(compared)
}

/** One row: what honest users may notice, and what they did, in milliseconds. */
export function noteFairness(
  table: DrillTable,
  title: string,
  name: DeploymentName,
  compared: Compared,
): void {
  const { calm, attacked } = compared
  const gaps = [TARGET.largestMs, attacked.largestMs, calm.largestMs]
  const p99s = [p99Target(compared), attacked.p99Ms, calm.p99Ms]
  const cells = [...gaps, ...p99s].map(ms => `${ms.toFixed(0)} ms`)
  table.add(title, name, ...cells, isFair(compared) ? 'yes' : 'no')
}

/** Attacks a fresh deployment, as it is or without what protects it. */
export async function attackOnce(
  name: DeploymentName,
  { words, settings, unprotected }: Attack,
  state: 'protected' | 'unprotected',
): Promise<Compared> {
  const off = state === 'unprotected' ? unprotected : {}
  // The mock in a process of its own: the answers of 2,000 clients are no part of what is attacked.
  await using mock = await startMockProcess()
  await using deployment = await startDeployment(name, {
    settings: { ...mock.settings, ...settings, ...off.settings },
    preload: (off.without ?? []).map(part => `test/attacks/without/${part}.ts`),
  })
  return await attackBesideHonest(deployment, words)
}
