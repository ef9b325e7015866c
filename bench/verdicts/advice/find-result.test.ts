import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mapPlan } from '../../plan/command-plans.ts'
import { decisionMap } from '../../plan/scenarios/decision-map.ts'
import { planVisits } from '../../plan/visits.ts'
import { fingerprint, trialPath, writeHeader } from '../../samples/directory.ts'
import { TRIAL_VERSION } from '../../samples/trial.ts'
import { openTrialFile } from '../../samples/trial-file.ts'
import { COMPARISON_FILE } from '../read-comparison.ts'
import { syntheticComparison, withPlan } from '../testing/synthetic-comparison.ts'
import { findResult } from './find-result.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'advise-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function place(directory: string, startedAt: string, quick = false): string {
  mkdirSync(join(root, directory), { recursive: true })
  const file = join(root, directory, COMPARISON_FILE)
  const header = { ...withPlan({ quick }), startedAt }
  writeFileSync(file, JSON.stringify(syntheticComparison({}, { header })))
  return file
}

/** A run of bench:map; an interrupted one has no trial. */
function placeMap(directory: string, visited = true): string {
  const path = join(root, directory)
  mkdirSync(path, { recursive: true })
  const plan = mapPlan(
    { subjects: ['integrated', 'separate'], pairs: 1, seed: 1 },
    { otherApp: false },
  )
  const header = withPlan(plan)
  writeHeader(path, header)
  const key = { round: 1, scenario: 'decision-map', deployment: 'all' } as const
  const [scenario] = plan.scenarios
  if (!visited || scenario === undefined) return path
  using file = openTrialFile(trialPath(path, key), {
    ...{
      type: 'trial',
      version: TRIAL_VERSION,
      position: 0,
      seed: 1,
      harnessCores: 1,
      startedAt: '',
    },
    ...{ ...key, action: scenario.action, answers: header.answers },
    fingerprint: fingerprint(header.environment, header.pinning),
  })
  for (const { index: visit } of planVisits(decisionMap.action.visits, plan.subjects)) {
    file.write({
      ...{ type: 'visit', visit, delayUs: [1_000], controlUs: [], pageMs: [], pagesFailed: 0 },
      ...{ latenessMs: [], lost: [] },
    })
  }
  file.end('')
  return path
}

describe('findResult', () => {
  it('takes the run that began last, whatever its name and the order of writing', () => {
    const newest = place('results/a', '2026-03-01T00:00:00.000Z')
    place('results/b', '2026-02-01T00:00:00.000Z')
    place('docs/results/reference', '2026-04-01T00:00:00.000Z')
    mkdirSync(join(root, 'results', 'a-run-of-one-deployment'))
    expect(findResult(root, undefined).comparison?.path).toBe(newest)
  })

  it('takes no quick run, whose figures are not to be quoted', () => {
    const whole = place('results/a', '2026-01-01T00:00:00.000Z')
    place('results/b', '2026-02-01T00:00:00.000Z', true)
    expect(findResult(root, undefined).comparison?.path).toBe(whole)
  })

  it('takes the reference where nothing was measured here', () => {
    const reference = place('docs/results/reference', '2026-01-01T00:00:00.000Z')
    mkdirSync(join(root, 'results'))
    expect(findResult(root, undefined).comparison?.path).toBe(reference)
  })

  it('says how to get one where there is none', () => {
    expect(() => findResult(root, undefined)).toThrow('found none. Remedy: npm run bench makes one')
  })

  it('takes the newest map beside a comparison that has none, though its run was interrupted later', () => {
    const reference = place('docs/results/reference', '2026-01-01T00:00:00.000Z')
    const map = placeMap('results/2026-05-01-map')
    placeMap('results/2026-05-02-map', false)
    for (const named of [undefined, reference]) {
      expect(findResult(root, named)).toMatchObject({
        comparison: { path: reference },
        map: { path: map },
      })
    }
  })

  it('takes the map that is named, and alone where there is no comparison', () => {
    placeMap('results/2026-05-02-map')
    const map = placeMap('results/2026-05-01-map')
    expect(findResult(root, map)).toMatchObject({ comparison: undefined, map: { path: map } })
  })

  it('says of a map that is named and was interrupted how to go on', () => {
    const map = placeMap('results/2026-05-01-map', false)
    expect(() => findResult(root, map)).toThrow(`npm run bench:map -- --resume ${map}`)
  })
})
