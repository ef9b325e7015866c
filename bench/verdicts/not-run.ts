import { coresForEach } from '../plan/core-allocation.ts'
import { type ScenarioName, scenarios } from '../plan/scenarios/registry.ts'
import { deploymentNamed } from '../plan/subjects/registry.ts'
import type { RunHeader } from '../samples/run-header.ts'

/** What a comparison leaves out, and what it would need. */
export type NotRun =
  /** This project's own pages. */
  | { readonly kind: 'bundled-pages'; readonly scenario: ScenarioName }
  /** Some counts: this project's own chat page. */
  | { readonly kind: 'chat-page' }
  | { readonly kind: 'budget'; readonly scenario: ScenarioName; readonly minutes: number }
  /** The same cores in total for all: a comparison of its own. */
  | { readonly kind: 'equal-cores' }
  /** A core for each process: the same. */
  | { readonly kind: 'own-cores'; readonly needed: number; readonly usable: number }

/** What a comparison leaves out. */
export function notRun({ environment, plan }: RunHeader): readonly NotRun[] {
  return [
    ...(environment.app === undefined ? [] : withoutBundledPages),
    ...plan.leftOut.map(({ scenario, minutes }) => ({
      kind: 'budget' as const,
      scenario,
      minutes,
    })),
    // The allocation of cores with which it did not run is another question.
    plan.cores === 'each'
      ? { kind: 'equal-cores' }
      : {
          kind: 'own-cores',
          needed: coresForEach(plan.subjects.map(deploymentNamed)),
          usable: environment.usableCores,
        },
  ]
}

/** What a comparison of another app leaves out, whatever its budget. */
const withoutBundledPages: readonly NotRun[] = [
  ...scenarios
    .filter(({ needsBundledPages }) => needsBundledPages)
    .map(({ name }) => ({ kind: 'bundled-pages' as const, scenario: name })),
  { kind: 'chat-page' },
]
