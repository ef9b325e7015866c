import { mkdtempDisposableSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { hasEnded, type RunPlan, trialsOf } from '../../bench/plan/run-plan.ts'
import { deployments } from '../../bench/plan/subjects/registry.ts'
import { trialTable } from '../../bench/report/trial-table.ts'
import { measureTitle } from '../../bench/report/words/dictionary.ts'
import {
  beginRun,
  type MeasureContext,
  measurePlan,
  resumeRun,
} from '../../bench/run/measure-plan.ts'
import { findTrial, readHeader, readTrials } from '../../bench/samples/directory.ts'
import type { RunHeader } from '../../bench/samples/run-header.ts'
import type { Trial } from '../../bench/samples/trial.ts'
import { testbed } from '../drills/drill-run.ts'

const plan: RunPlan = {
  command: 'bench:test',
  subjects: deployments.map(({ name }) => name),
  scenarios: [{ scenario: 'counts', seconds: 20, rounds: 1, action: { type: 'counts' } }],
  leftOut: [],
  rounds: { until: 'done', atLeast: 1 },
  seed: 1,
  quick: true,
}

const allRounds = (planned: RunPlan['scenarios'][number]) => ({
  ...planned,
  rounds: 'all' as const,
})

it('makes every trial of a plan once, and the pair of one that is missing again', {
  timeout: 240_000,
}, async () => {
  using root = mkdtempDisposableSync(join(tmpdir(), 'plan-'))
  const { directory, header } = beginRun(plan, 'test', { ...testbed, root: root.path })
  expect(readHeader(directory)).toEqual(header)
  const measured = async (repeats?: MeasureContext['repeats']) => {
    const lines: string[] = []
    await measurePlan(resumeRun({ directory, header: readHeader(directory) }, testbed), {
      testbed,
      prometheus: { state: 'absent', url: '', expected: false, reason: 'a test' },
      display: undefined,
      onProgress: line => lines.push(line),
      isWhole: hasEnded,
      repeats,
    })
    return lines
      .flatMap(line => /^((?:round|once more).*?)(?: \(1 min at most\))?$/.exec(line)?.[1] ?? [])
      .sort()
  }
  const both = ['round 1, counts, integrated', 'round 1, counts, separate']
  expect(await measured()).toEqual(both)
  expect(await measured()).toEqual([])

  const trial = { round: 1, scenario: 'counts', deployment: 'separate' } as const
  const path = findTrial(directory, trial) ?? expect.unreachable()
  const before = readFileSync(path, 'utf8')
  rmSync(path)
  expect(await measured()).toEqual(both)
  expect(readFileSync(path, 'utf8')).not.toBe(before)

  const [again] = trialsOf({ ...plan, scenarios: plan.scenarios.map(allRounds) }, 2)
  const lost = (_: RunHeader, trials: readonly Trial[]) =>
    trials.length === 2 && again !== undefined ? [again] : []
  expect(await measured(lost)).toEqual([
    `once more, as windows were lost: counts, ${again?.deployment}`,
  ])
  expect(readTrials(directory, header)).toHaveLength(3)

  const last = readTrials(directory, header).find(
    ({ header: { deployment } }) => deployment === 'separate',
  )
  const table = last === undefined ? '' : trialTable(last, header)
  const row = table.split('\n').find(line => line.startsWith(measureTitle('processes', 'en')))
  expect(row).toMatch(process.platform === 'linux' ? / 2$/ : / [2–]$/)
})
