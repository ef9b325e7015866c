import { defaultProfile, type Profile } from '../../plan/profile.ts'
import type { ScenarioName } from '../../plan/scenarios/registry.ts'
import { planTurns, timeline } from '../../plan/timeline.ts'
import type { LoadSample, StreamSample } from '../../samples/load-sample.ts'
import type { DelaySample, MemorySample, Sample, UsageSample } from '../../samples/run-sample.ts'
import { trialHeader } from '../../samples/testing/trial-header.ts'
import type { Trial } from '../../samples/trial.ts'

/** Test only: the epoch moment at which the load of these trials begins. */
export const beginMs = 1_000_000

/** Test only: a profile of a few sockets. */
export function smallProfile(changed: Partial<Profile>): Profile {
  return { ...defaultProfile, steps: [4], ...changed }
}

/** Test only: a trial of a profile with these samples behind those that each has. */
export function trialOf(
  scenario: ScenarioName,
  profile: Profile,
  samples: readonly Sample[],
): Trial {
  const startedAt = '2026-01-01T00:00:00.000Z'
  const begin: LoadSample = { type: 'begin', atMs: beginMs }
  return {
    header: trialHeader({ scenario, seed: profile.seed, action: { type: 'load', profile } }),
    samples: [begin, ...samples],
    endedAt: startedAt,
  }
}

/** Test only: each planned turn sent on time, its first text `ttftMs` and its last 5 s after the planned moment. */
export function answeredTurns(profile: Profile, ttftMs = 110): StreamSample[] {
  return planTurns(profile, timeline(profile)).map(({ index, at }) => {
    const plannedMs = beginMs + at * 1_000
    return {
      type: 'stream',
      turn: index,
      plannedMs,
      sentMs: plannedMs + 1,
      firstTextMs: plannedMs + ttftMs,
      lastTextMs: plannedMs + 5_000,
      tokens: 100,
      largestGapMs: 90,
      outcome: 'end',
    }
  })
}

/** Test only: every page request of every window, sent as planned and answered after so many milliseconds. */
export function answeredPages(
  profile: Profile,
  durationMs: (window: string) => number,
): LoadSample[] {
  return timeline(profile).windows.flatMap(({ name, seconds, span, pages }) =>
    pages.flatMap(({ page, perSecond }) =>
      Array.from(
        { length: seconds * perSecond },
        (_, index): LoadSample => ({
          type: 'page',
          window: name,
          page,
          plannedMs: beginMs + (span.from + index / perSecond) * 1_000,
          sentMs: beginMs + (span.from + index / perSecond) * 1_000,
          durationMs: durationMs(name),
          status: 200,
        }),
      ),
    ),
  )
}

/** Test only: a window in which the probe saw each token late by so much, and the control at once or by so much. */
export function delaySample(window: string, addedMs: number, controlMs = 0): DelaySample {
  return {
    type: 'delay',
    window,
    steadyFromMs: 0,
    steadyToMs: 10,
    relayed: { arrivedMs: [5], delayUs: [addedMs * 1_000] },
    control: { arrivedMs: [5], delayUs: [controlMs * 1_000] },
    lost: [],
  }
}

/** Test only: what was used in the steady part of a window, in which 1,000 tokens were written. */
export function usageSample(
  window: string,
  seconds: number,
  cpuMicroseconds: UsageSample['cpuMicroseconds'],
): UsageSample {
  return { type: 'usage', window, seconds, tokens: 1_000, cpuMicroseconds }
}

/** Test only: a reading of the memory. */
export function memorySample(
  connections: number,
  pssBytes: number,
  own: Partial<MemorySample> = {},
): MemorySample {
  return {
    type: 'memory',
    atMs: beginMs,
    connections,
    pssBytes,
    kernelSocketBytes: 0,
    processes: 1,
    ...own,
  }
}
