import { join } from 'node:path'
import type { Deployment } from '../../plan/subjects/deployment.ts'
import { drillTable } from '../../report/drill-table.ts'
import type { BootHarness } from '../../run/boot.ts'
import { type DrillScenario, runDrill } from '../../run/faults/registry.ts'
import type { Harness } from '../../run/preflight.ts'
import { createResultsDirectory } from '../../samples/results-directory.ts'
import { openTrialFile, readTrial } from '../../samples/trial-file.ts'
import { singleTrialHeader } from './trial-header.ts'

/**
 * Does one drill to a deployment and keeps what it leaves.
 *
 * @returns the text that is printed
 * @throws ProcessFailure when a process ends that the drill did not end
 */
export async function runDrillAlone(
  scenario: DrillScenario,
  options: {
    deployment: Deployment
    harness: BootHarness & Pick<Harness, 'root' | 'facts' | 'pinning'>
    seed: number
    onProgress: (message: string) => void
  },
): Promise<string> {
  const { deployment, harness, seed, onProgress } = options
  const directory = createResultsDirectory(harness.root, `${deployment.name}-${scenario}`)
  const path = join(directory, 'trial.jsonl')
  const header = singleTrialHeader({
    scenario,
    deployment: deployment.name,
    seed,
    startedAt: new Date().toISOString(),
    environment: harness.facts,
    pinning: harness.pinning,
  })
  using file = openTrialFile(path, header)
  await runDrill(scenario, deployment, harness, {
    seed,
    onSample: sample => file.write(sample),
    onProgress,
  })
  file.end(new Date().toISOString())
  return `\n${drillTable(readTrial(path))}\n\nSamples: ${path}`
}
