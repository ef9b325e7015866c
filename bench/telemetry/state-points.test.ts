import { expect, it } from 'vitest'
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

it('begins counters at 0, and says 0 of a window that is over', () => {
  const points = stateSeries({ testid: 't' })
  const of = (name: string, changed: RunState) =>
    points(changed)
      .filter(point => point.name === name)
      .map(({ labels, value, atMs }) => [labels.window ?? labels.part ?? '', value, atMs])

  expect(of('bench_cpu_seconds_total', state(10, { cpuSeconds: { mock: 3 } }))).toEqual([
    ['mock', 0, 9],
    ['mock', 3, 10],
  ])
  expect(of('bench_window', state(20, { window: 'streams' }))).toEqual([['streams', 1, 20]])
  expect(of('bench_window', state(30, { window: 'both' }))).toEqual([
    ['streams', 0, 30],
    ['both', 1, 30],
  ])
  expect(of('bench_window', state(40, {}))).toEqual([['both', 0, 40]])
})
