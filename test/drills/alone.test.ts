import { mkdtempDisposableSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runDrillAlone } from '../../bench/commands/one/run-drill-alone.ts'
import { measureNamed } from '../../bench/measures/registry.ts'
import { deploymentNamed } from '../../bench/plan/subjects/registry.ts'
import { readTrial } from '../../bench/samples/trial-file.ts'
import { syntheticHeader } from '../../bench/verdicts/testing/synthetic-comparison.ts'
import { harness } from './drill-run.ts'

it('a drill of one deployment keeps its samples and prints its measures', {
  timeout: 120_000,
}, async () => {
  using directory = mkdtempDisposableSync(join(tmpdir(), 'drill-'))
  const text = await runDrillAlone('counts', {
    deployment: deploymentNamed('separate'),
    harness: { ...harness, root: directory.path, facts: syntheticHeader.environment, pinning: '' },
    seed: 1,
    onProgress() {},
  })
  const title = measureNamed('processes').title.en
  const row = text.split('\n').find(line => line.startsWith(title))
  expect(row).toMatch(process.platform === 'linux' ? / 2$/ : / [2–]$/)
  const trial = readTrial(text.split('Samples: ')[1] ?? '')
  expect(trial.header).toMatchObject({ scenario: 'counts', deployment: 'separate' })
})
