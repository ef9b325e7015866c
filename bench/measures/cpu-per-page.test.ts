import { describe, expect, it } from 'vitest'
import { answers, defaultProfile } from '../load/profile.ts'
import { timeline } from '../load/timeline.ts'
import type { PageSample } from '../samples/load-sample.ts'
import {
  type RunSample,
  SAMPLES_VERSION,
  type Sample,
  type UsageSample,
} from '../samples/run-sample.ts'
import { TRIAL_VERSION, type Trial } from '../samples/trial.ts'
import { cpuPerPage } from './cpu-per-page.ts'

const beginMs = 1_000_000
const run: RunSample = {
  type: 'run',
  version: SAMPLES_VERSION,
  deployment: 'integrated',
  title: 'integrated',
  startedAt: '2026-01-01T00:00:00.000Z',
  profile: defaultProfile,
  answers,
  environment: {} as RunSample['environment'],
  pinning: 'none',
  harnessCores: 1,
}
const steadyMs =
  beginMs +
  (timeline(defaultProfile).windows.find(({ name }) => name === 'pages')?.steady.from ?? 0) * 1_000

const page = (atMs: number, status = 200): PageSample => ({
  type: 'page',
  page: 'rendered',
  atMs,
  durationMs: 5,
  status,
})
const usage = (window: UsageSample['window'], deployment?: number): UsageSample => ({
  type: 'usage',
  window,
  seconds: 18,
  tokens: 0,
  cpuMicroseconds: deployment === undefined ? {} : { deployment },
})
const trial = (...samples: readonly Sample[]): Trial => ({
  header: {
    type: 'trial',
    version: TRIAL_VERSION,
    scenario: 'load',
    deployment: 'integrated',
    round: 1,
    position: 0,
    seed: 1,
    startedAt: '2026-01-01T00:00:00.000Z',
  } as Trial['header'],
  samples: [run, { type: 'begin', atMs: beginMs }, ...samples],
  endedAt: '2026-01-01T00:01:00.000Z',
})

describe('cpu-per-page', () => {
  it('divides the CPU of the window with pages alone by the pages that were answered in its steady part', () => {
    const samples = [
      page(steadyMs - 1),
      page(steadyMs),
      page(steadyMs + 100),
      page(steadyMs + 200, 500),
      usage('streams', 999),
      usage('pages', 9_000),
    ]
    expect(cpuPerPage.of(trial(...samples))).toBe(4_500)
  })

  it('is undefined without an answered page, and where CPU could not be read', () => {
    expect(cpuPerPage.of(trial(page(steadyMs, 500), usage('pages', 9_000)))).toBeUndefined()
    expect(cpuPerPage.of(trial(page(steadyMs), usage('pages')))).toBeUndefined()
    expect(cpuPerPage.of(trial(page(steadyMs), usage('both', 9_000)))).toBeUndefined()
  })
})
