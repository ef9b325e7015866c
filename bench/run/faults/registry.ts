import type { LoadScenario, ScenarioName } from '../../plan/scenario-name.ts'
import type { Deployment } from '../../plan/subjects/deployment.ts'
import type { BootHarness } from '../boot.ts'
import { counts } from './counts.ts'
import { crash } from './crash.ts'
import { development } from './development.ts'
import { type Drill, type DrillContext, runFault } from './drill.ts'
import { briefDrillPlan, type DrillPlan, drillPlan } from './plan.ts'
import { release } from './release.ts'
import { stall } from './stall.ts'

/** The scenarios that are no load: done once to a booted deployment, and looked at from outside. */
export type DrillScenario = Exclude<ScenarioName, LoadScenario>

/** What is done, and what is asked of the deployment meanwhile. */
type Scenario = {
  readonly perform: (context: DrillContext) => Promise<void>
  readonly plan: DrillPlan
}

const drill = (what: Drill, plan: DrillPlan): Scenario => ({
  perform: context => runFault(what, context),
  plan,
})

const scenarios: Readonly<Record<DrillScenario, Scenario>> = {
  counts: { perform: counts, plan: drillPlan },
  'crash-page': drill({ service: 'pages', fault: crash }, briefDrillPlan),
  'crash-socket': drill({ service: 'socket', fault: crash }, briefDrillPlan),
  'stall-page': drill({ service: 'pages', fault: stall }, briefDrillPlan),
  'stall-socket': drill({ service: 'socket', fault: stall }, briefDrillPlan),
  'release-page': drill({ service: 'pages', fault: release }, drillPlan),
  'release-socket': drill({ service: 'socket', fault: release }, drillPlan),
  development: { perform: development, plan: drillPlan },
}

/** Every drill, in the order in which they are done. */
export const drillScenarios = Object.keys(scenarios) as readonly DrillScenario[]

/**
 * Does one scenario to one deployment, on fresh processes; half a minute at the most, `development` longer. Everything it
 * started has ended when it returns or throws.
 *
 * @throws ProcessFailure when a process ends that the scenario did not end; the signal's reason
 */
export async function runDrill(
  scenario: DrillScenario,
  deployment: Deployment,
  harness: BootHarness,
  options: Pick<DrillContext, 'seed' | 'onSample' | 'onProgress'> &
    Partial<Pick<DrillContext, 'plan'>>,
): Promise<void> {
  const { perform, plan } = scenarios[scenario]
  await perform({ plan, ...options, deployment, harness })
}
