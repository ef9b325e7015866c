import { interruptionSignal } from '../machine/process/process-registry.ts'
import { type Observation, observationsOf } from '../measures/observations.ts'
import { measureNamed } from '../measures/registry.ts'
import { canBeConfirmed, confirmationPlan } from '../plan/confirmation-plan.ts'
import { hasEnded, type RunPlan } from '../plan/run-plan.ts'
import { beginRun, measurePlan } from '../run/measure-plan.ts'
import { type OtherCheckout, otherCheckout } from '../run/other-checkout.ts'
import { prepareTestbed, type Testbed } from '../run/testbed.ts'
import { readTrials } from '../samples/directory.ts'
import { findPrometheus } from '../telemetry/prometheus-server.ts'
import type { Comparison } from '../verdicts/comparison.ts'
import { confirmRows, isWorse } from '../verdicts/regression/confirm-rows.ts'
import type { RunComparison, RunRow } from '../verdicts/regression/result.ts'
import { startProgress } from './measure.ts'

type Git = Comparison['header']['environment']['git']

/**
 * Measures again what got worse: this checkout, which is of run B's revision, and one of run A's in turn, on fresh processes, in pairs of
 * rounds.
 *
 * @param directory the checkout of run A's revision
 * @returns the comparison, with only that told as worse which the pairs show too
 * @throws Error in one line with the remedy when a checkout is of another revision than its run
 */
export async function confirm(
  result: RunComparison,
  { a, b }: { readonly a: Comparison; readonly b: Comparison },
  directory: string,
): Promise<RunComparison> {
  const onProgress = startProgress()
  const { plans, kept } = repeatable(result, b.header.plan)
  for (const { deployment, measure } of kept) {
    onProgress(`cannot be measured again, and stays as it is: ${deployment}, ${measure}`)
  }
  const [first] = plans
  if (first === undefined) {
    onProgress('nothing is measured again')
    return result
  }
  if (b.header.environment.app !== undefined) {
    throw new Error(
      "--confirm: expected runs of this project's own pages, found those of another app",
    )
  }
  const signal = interruptionSignal()
  const before = await otherCheckout(directory, {
    ...{ environment: process.env, signal, onProgress },
  })
  requireRevision(a.header.environment.git, before.git, before.root)
  const testbed = await testbedOf([first, ...plans.slice(1)], { before, signal, onProgress })
  requireRevision(b.header.environment.git, testbed.facts.git, testbed.root)
  const prometheus = await findPrometheus(process.env)
  const observations: Observation[] = []
  for (const plan of plans) {
    const begun = beginRun(plan, 'confirmation', testbed)
    onProgress(`measured again, in ${begun.directory}: ${plan.subjects.join(' and ')}`)
    const context = { testbed, prometheus, display: undefined, onProgress, isWhole: hasEnded }
    await measurePlan(begun, context)
    observations.push(...readTrials(begun.directory, begun.header).flatMap(observationsOf))
  }
  return { ...result, rows: confirmRows(result.rows, observations, measureNamed) }
}

/** What is measured again of what got worse, a plan for each deployment, and the rows that no two checkouts can make in turn. */
export function repeatable(
  { rows }: Pick<RunComparison, 'rows'>,
  plan: RunPlan,
): { readonly plans: readonly RunPlan[]; readonly kept: readonly RunRow[] } {
  const scenarioOf = ({ measure }: RunRow) => {
    const { scenario, alsoOf } = measureNamed(measure)
    return [scenario, alsoOf].find(name =>
      plan.scenarios.some(planned => planned.scenario === name && canBeConfirmed(planned)),
    )
  }
  const worse = rows
    .filter(isWorse)
    .map(row => ({ row, deployment: row.deployment, scenario: scenarioOf(row) }))
  const found = worse.filter(({ scenario }) => scenario !== undefined)
  const plans = [...Map.groupBy(found, ({ deployment }) => deployment)].map(([deployment, own]) =>
    confirmationPlan(plan, {
      deployment,
      scenarios: new Set(own.flatMap(({ scenario = [] }) => scenario)),
    }),
  )
  return {
    plans,
    kept: worse.filter(({ scenario }) => scenario === undefined).map(({ row }) => row),
  }
}

/** One for all plans: once this process is bound to its cores, it sees no others. */
function testbedOf(
  plans: readonly [RunPlan, ...RunPlan[]],
  options: {
    before: OtherCheckout
    signal: AbortSignal
    onProgress: (message: string) => void
  },
): Promise<Testbed> {
  const all: RunPlan = {
    ...plans[0],
    subjects: plans.flatMap(({ subjects }) => subjects),
    scenarios: plans.flatMap(({ scenarios }) => scenarios),
  }
  return prepareTestbed(all, { ...options, environment: process.env, app: undefined })
}

function requireRevision(expected: Git, found: Git, directory: string): void {
  if (JSON.stringify(expected) === JSON.stringify(found)) return
  throw new Error(
    `--confirm: expected ${nameOf(expected)} at ${directory}, as its run was measured, found ${nameOf(found)}. Remedy: check out that revision there`,
  )
}

function nameOf(git: Git): string {
  if (git.state === 'unknown') return 'an unknown revision'
  return `revision ${git.revision.slice(0, 7)}${git.dirty ? ' with uncommitted changes' : ''}`
}
