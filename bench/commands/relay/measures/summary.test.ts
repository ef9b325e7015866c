import { expect, test } from 'vitest'
import { relayTable } from '../report/relay-table.ts'
import type { ArmSample, RelayRun } from '../samples.ts'
import { costMarksOf, marksOf } from './saturation.ts'
import { summariseRelay } from './summary.ts'

// One stream of 20 tokens a second for 5 s: 100 tokens.

const run: RelayRun = {
  type: 'relay',
  version: 1,
  startedAt: '2026-01-01T00:00:00.000Z',
  options: { streams: 1, rounds: 3, durationSeconds: 5, seed: 1, json: undefined },
  tokensPerSecond: 20,
  gap: 'constant:50',
  environment: {
    startedAt: '2026-01-01T00:00:00.000Z',
    cpuModel: 'a processor',
    cores: 2,
    usableCores: 2,
    memoryBytes: 0,
    operatingSystem: 'linux',
    kernel: 'a kernel',
    architecture: 'x64',
    cgroup: { cpuCores: 'unknown', memoryBytes: 'unknown' },
    descriptorLimit: 'unknown',
    versions: {
      node: 'v26',
      next: '0',
      ws: '0',
      openai: '0',
      undici: '0',
      ai: '0',
      autocannon: '0',
      k6: 'not used',
    },
    git: { state: 'unknown', reason: 'none' },
  },
  pinning: 'not pinned: a test',
  sharedHarnessCore: true,
}

function sample(arm: string, round: number, changes: Partial<ArmSample> = {}): ArmSample {
  return {
    type: 'arm',
    arm,
    round,
    seconds: 5,
    delayUs: Array.from({ length: 100 }, () => 2_000),
    controlUs: [100],
    cpuMicroseconds: { arm: 10_000, mock: 1_000, client: 1_000 },
    counters: { reads: 50, writes: 100, wakeUps: 25, waitMicroseconds: 0 },
    pssBytes: { idle: 1_000, load: 2_000 },
    lost: [],
    ...changes,
  }
}

const costing = (arm: string, microseconds: readonly number[]) =>
  microseconds.map((cost, index) =>
    sample(arm, index + 1, { cpuMicroseconds: { arm: cost * 100, mock: 0, client: 0 } }),
  )

test('CPU a token: the median and the range of the rounds', () => {
  const { arms } = summariseRelay(run, costing('loop-http1', [90, 120, 100]))
  const loop = arms.find(({ name }) => name === 'loop-http1')
  expect(loop?.cpuPerTokenUs).toEqual({ median: 100, min: 90, max: 120 })
  expect(loop?.delayMs).toEqual({ p50: 2, p99: 2 })
  expect(loop?.controlP99Ms).toBe(0.1)
  expect([loop?.tokensPerRead, loop?.tokensPerWakeUp]).toEqual([2, 4])
  expect(loop?.receivedShare).toBe(1)
})

test('ratios are paired by round, so that a slow round falls out', () => {
  const samples = [
    ...costing('loop-http1', [100, 300, 100]),
    ...costing('gateway-http2', [40, 120, 50]),
    ...costing('floor', [20, 60, 20]),
  ]
  const { goals } = summariseRelay(run, samples)
  expect(
    goals.map(({ atMost, ratio, state }) => [atMost, ratio?.median, ratio?.max, state]),
  ).toEqual([
    [0.5, 0.4, 0.5, 'met'],
    [0.45, undefined, undefined, 'not measured'],
    [0.45, undefined, undefined, 'not measured'],
    [0.35, 0.4, 0.5, 'missed'],
    [1.7, 2, 2.5, 'missed'],
    [1.03, undefined, undefined, 'not measured'],
  ])
})

test('without CPU times nothing is measured, and the table still stands', () => {
  const samples = [sample('loop-http1', 1, { cpuMicroseconds: {}, counters: {} })]
  const summary = summariseRelay(run, samples)
  expect(summary.goals.map(({ state }) => state)).toEqual(Array(6).fill('not measured'))
  expect(relayTable(summary)).toContain('not measured')
})

test('a quiet run has no marks', () => {
  expect(marksOf(sample('loop-http1', 1), run)).toEqual([])
})

test.each<[Partial<ArmSample>, string]>([
  [{ cpuMicroseconds: { arm: 4_000_001 } }, 'arm saturated (above 80% of its core)'],
  [{ cpuMicroseconds: { mock: 4_000_001 } }, 'mock saturated'],
  [{ cpuMicroseconds: { client: 4_000_001 } }, 'client saturated'],
  [{ cpuMicroseconds: { mock: 2e6, client: 2_000_001 } }, 'core of mock and client saturated'],
  [
    { delayUs: Array.from({ length: 94 }, () => 2_000) },
    'arm cannot keep up (below 95% of the tokens)',
  ],
  [{ counters: { waitMicroseconds: 250_001 } }, 'others had its core for above 5% of the window'],
  [{ lost: ['closed with 1011'] }, 'streams lost (closed with 1011)'],
])('%j is marked', (changes, mark) => {
  expect(costMarksOf(sample('loop-http1', 1, changes), run)).toContain(mark)
})

test('a mark shows in the goal that it concerns, a long control in the delay alone', () => {
  const lost = sample('gateway-http1', 2, { lost: ['closed with 1011'] })
  const late = sample('gateway-http1', 3, { controlUs: [500] })
  const { arms, goals } = summariseRelay(run, [sample('gateway-http1', 1), lost, late])
  expect(arms.find(({ name }) => name === 'gateway-http1')?.marks).toEqual([
    { mark: 'streams lost (closed with 1011)', rounds: 1 },
    { mark: "control's p99 above a fifth of the delay's", rounds: 1 },
  ])
  expect(goals.map(({ markedRounds }) => markedRounds)).toEqual([0, 1, 0, 0, 0, 0])
})
