import { expect, it } from 'vitest'
import { relayTrial, relayTrials } from '../measures/testing/relay-trial.ts'
import { relayPlan } from '../plan/command-plans.ts'
import type { RunHeader } from '../samples/run-header.ts'
import type { Trial } from '../samples/trial.ts'
import { relayResult } from '../verdicts/relay/relay-result.ts'
import { syntheticHeader } from '../verdicts/testing/synthetic-comparison.ts'
import { relayTable } from './relay-table.ts'

const plan = relayPlan({ streams: 1, seconds: 5, rounds: 3, seed: 1 })
const run: RunHeader = { ...syntheticHeader, plan }
const linesOf = (trials: readonly Trial[]) => relayTable(relayResult(run, trials)).split('\n')
const lineOf = (trials: readonly Trial[], start: string) =>
  linesOf(trials).find(line => line.startsWith(start))

it('says what a token costs by variant, its ratio to the loop with an interval, and which goals are met', () => {
  const trials = [
    ...relayTrials('loop-http1', [90, 120, 100]),
    ...relayTrials('gateway-http2', [36, 48, 40]),
  ]
  expect(linesOf(trials)[0]).toBe(
    'What a relayed token costs: 1 streams × 20 tokens a second, 3 rounds of 5 s',
  )
  expect(lineOf(trials, '`openai`')).toContain('100.0 (90.0 – 120.0)')
  expect(lineOf(trials, 'gateway, HTTP/2 ')).toMatch(
    /40\.0 \(36\.0 – 48\.0\) +0\.40 \(0\.40 – 0\.40\) +2\.00 ms \/ 2\.00 ms +0\.10 ms$/,
  )
  expect(lineOf(trials, 'gateway : loop, each')).toMatch(
    /0\.50 +0\.40 \(0\.40 – 0\.40\) +too few rounds for a verdict: 3 of 8$/,
  )
  expect(lineOf(trials, 'gateway : loop, both on HTTP/1.1')).toContain('not measured')
  expect(linesOf(trials)).toContain('Nothing speaks against a figure.')
})

it('shows what was measured in a round that may not be quoted, marks it, and keeps it from the goals', () => {
  const trials = [
    ...relayTrials('loop-http1', [100, 100, 100]),
    ...relayTrials('gateway-http1', [40, 40]),
    relayTrial('gateway-http1', 3, { delay: { lost: ['closed with 1011'] } }),
  ]
  expect(lineOf(trials, 'gateway, HTTP/1.1 *')).toMatch(/40\.0 \(40\.0 – 100\.0\) +0\.54 \(/)
  expect(linesOf(trials)).toContain(
    '* gateway, HTTP/1.1, round 3, not to be quoted: window relay: 1 stream broke off (closed with 1011)',
  )
  expect(lineOf(trials, 'gateway : loop, both on HTTP/1.1')).toContain('2 of 8')
})

it('marks a delay that includes measurement overhead, and that alone', () => {
  const control = { arrivedMs: [1], delayUs: [500] }
  const trials = [relayTrial('floor', 1, { delay: { control } })]
  expect(lineOf(trials, 'floor')).toContain('2.00 ms †')
  expect(linesOf(trials)).toContainEqual(expect.stringMatching(/^† floor: .* in 1 of its rounds/))
  expect(linesOf(trials).filter(line => line.startsWith('*'))).toEqual([])
})

it('stands where nothing could be measured', () => {
  const trial = relayTrial('loop-http1', 1, { usage: { cpuMicroseconds: {}, counters: {} } })
  expect(lineOf([trial], '`openai`')).toContain('–')
  const { goals } = relayResult(run, [trial])
  expect(new Set(goals.map(({ verdict }) => verdict))).toEqual(new Set(['not measured']))
})

it('says which trial failed', () => {
  const failed = { ...relayTrial('floor', 2), failure: 'floor ended with 1' }
  expect(linesOf([failed])).toContainEqual(expect.stringContaining('failed: floor ended with 1'))
})
