import { expect, it } from 'vitest'
import { STALE } from './point.ts'
import type { RunState } from './run-state.ts'
import { stateSeries } from './state-points.ts'

const state = (atMs: number, changed: Partial<RunState>): RunState => ({
  atMs,
  window: undefined,
  connections: 0,
  answersCompleted: 0,
  answersFailed: 0,
  tokens: 0,
  cpuSeconds: {},
  ...changed,
})

it('begins counters at 0, ends each window, and ends what there was', () => {
  const series = stateSeries({ testid: 't' })
  const of = (name: string, changed: RunState) =>
    series
      .points(changed)
      .filter(point => point.name === name)
      .map(({ labels, value, atMs }) => [labels.window ?? labels.part ?? '', value, atMs])

  expect(of('bench_cpu_seconds_total', state(10, { cpuSeconds: { mock: 3 } }))).toEqual([
    ['mock', 0, 9],
    ['mock', 3, 10],
  ])
  expect(of('bench_window', state(20, { window: 'streams' }))).toEqual([['streams', 1, 20]])
  expect(of('bench_window', state(30, { window: 'both' }))).toEqual([
    ['streams', 0, 29],
    ['streams', STALE, 30],
    ['both', 1, 30],
  ])
  const ended = series.end(40).map(({ name, labels, value }) => [name, labels.window, value])
  expect(ended).toContainEqual(['bench_window', 'both', STALE])
  expect(ended).not.toContainEqual(['bench_window', 'streams', STALE])
  expect(ended).toContainEqual(['bench_tokens_total', undefined, STALE])
})
