import { mkdtempDisposableSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { relayPlan } from '../../bench/plan/command-plans.ts'
import { hasEnded, type RunPlan } from '../../bench/plan/run-plan.ts'
import { relayVariants } from '../../bench/plan/subjects/relay.ts'
import { relayTable } from '../../bench/report/relay-table.ts'
import { beginRun, measurePlan } from '../../bench/run/measure-plan.ts'
import { readTrials } from '../../bench/samples/directory.ts'
import { relayResult } from '../../bench/verdicts/relay/relay-result.ts'
import { testbed as plain } from '../drills/drill-run.ts'

/** Few streams and hardly a warm-up: that every variant relays is looked at, not what it costs. */
function shortPlan(): RunPlan {
  const plan = relayPlan({ streams: 5, seconds: 2, rounds: 1, seed: 1 })
  const scenarios = plan.scenarios.map(scenario => {
    if (scenario.action.type !== 'load') return scenario
    const windows = scenario.action.profile.windows.map(window => ({
      ...window,
      ...{ seconds: 3, warmUpSeconds: 1 },
    }))
    return {
      ...scenario,
      action: { ...scenario.action, profile: { ...scenario.action.profile, windows } },
    }
  })
  return { ...plan, scenarios }
}

it('measures every way to relay a token, and every stream reaches the probe', {
  timeout: 240_000,
}, async () => {
  using root = mkdtempDisposableSync(join(tmpdir(), 'relay-'))
  const plan = shortPlan()
  const testbed = { ...plain, answers: plan.answers ?? plain.answers }
  const { directory, header } = beginRun(plan, 'relay', { ...testbed, root: root.path })
  await measurePlan(
    { directory, header },
    {
      testbed,
      prometheus: { state: 'absent', url: '', expected: false, reason: 'a test' },
      display: undefined,
      onProgress() {},
      isWhole: hasEnded,
    },
  )
  const result = relayResult(header, readTrials(directory, header))
  expect(result.variants.map(({ name }) => name)).toEqual(plan.subjects)
  for (const { received, delayMs, controlP99Ms, invalid } of result.variants) {
    expect(received).toBeGreaterThan(0.5)
    expect(delayMs.p99).toBeGreaterThan(0)
    expect(controlP99Ms).toBeGreaterThan(0)
    expect(invalid.flatMap(({ reasons }) => reasons)).not.toContainEqual(
      expect.objectContaining({ kind: 'streams-lost' }),
    )
  }
  if (process.platform === 'linux') {
    for (const { cpuPerTokenUs, pssBytes } of result.variants) {
      expect(cpuPerTokenUs?.median).toBeGreaterThan(0)
      expect(pssBytes.load).toBeGreaterThan(0)
    }
  }
  // One round decides nothing; on a busy machine it may not be quoted either.
  for (const { verdict } of result.goals)
    expect(['inconclusive', 'not measured']).toContain(verdict)
  for (const { title } of relayVariants) expect(relayTable(result)).toContain(title)
})
