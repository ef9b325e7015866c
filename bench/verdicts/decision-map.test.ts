import { describe, expect, it } from 'vitest'
import { decisionMap as scenario } from '../plan/scenarios/decision-map.ts'
import { planVisits, requestsPerSecond, type Visit } from '../plan/visits.ts'
import type { Sample } from '../samples/run-sample.ts'
import { TRIAL_VERSION, type Trial } from '../samples/trial.ts'
import { decisionMap } from './decision-map.ts'

const subjects = ['integrated', 'separate']
const visits = {
  ...scenario.action.visits,
  pairs: 6,
  points: [
    { pageMs: 0, share: 0 },
    { pageMs: 50, share: 0.2 },
  ],
}

/** Tokens of a core without pages: a tenth. */
const TOKEN_SHARE = 0.1

/** A trial in which each token's delay is what this says, and pages take that share of what they compute beyond the tokens' CPU. */
function trialOf(delayMs: (visit: Visit, token: number) => number, costShare = 1): Trial {
  const seconds = visits.visitSeconds - visits.warmUpSeconds
  const samples = planVisits(visits, subjects).flatMap((visit): Sample[] => {
    const pages = visit.point.share === 0 ? 0 : visit.point.share
    const used = (TOKEN_SHARE + pages * costShare) * seconds * 1e6
    const delayUs = Array.from({ length: 1_000 }, (_, token) => delayMs(visit, token) * 1_000)
    return [
      {
        ...{ type: 'visit' as const, visit: visit.index, delayUs, controlUs: [100] },
        ...{ pageMs: [80], pagesFailed: 0, latenessMs: [1], lost: [] },
      },
      {
        ...{ type: 'visit-usage' as const, visit: visit.index, seconds },
        cpuMicroseconds: Object.fromEntries(
          subjects.map(name => [name, name === visit.deployment ? used : 1_000]),
        ),
      },
    ]
  })
  return {
    header: {
      ...{ type: 'trial', version: TRIAL_VERSION, scenario: 'decision-map', deployment: 'all' },
      ...{ round: 1, position: 0, seed: 1, harnessCores: 1, fingerprint: '', startedAt: '' },
      action: { type: 'visits', visits },
      answers: {} as Trial['header']['answers'],
    },
    samples,
    endedAt: '',
  } as Trial
}

/** As the model has it in integrated: a fifth of the tokens wait for the rest of a page, the backlog included; 2 ms in separate. */
const asModelled = trialOf(({ deployment, point }, token) => {
  if (deployment === 'separate' || point.share === 0) return 2
  const waiting = (requestsPerSecond(point) / 1_000) * (point.pageMs / (1 - TOKEN_SHARE)) * 1_000
  return Math.max(2, point.pageMs * (1 - token / waiting))
})

describe('decisionMap', () => {
  const map = decisionMap([asModelled], subjects)
  const [alone, beside] = map?.points ?? []

  it('pools the tokens of a point, and counts those that are late', () => {
    expect(alone?.byDeployment.separate).toMatchObject({ tokens: 6_000, p99: 2, late: [0, 0, 0] })
    expect(beside?.byDeployment.integrated?.p99).toBeCloseTo(47.75, 0)
    expect(beside?.byDeployment.integrated?.late[0]).toBeCloseTo((0.2 / 0.9) * 0.6, 2)
  })

  it('takes the CPU of a page from what visits without pages leave over', () => {
    expect(beside?.byDeployment.integrated?.pageCpuMs).toBeCloseTo(50, 6)
    expect(alone?.byDeployment.integrated?.pageCpuMs).toBeUndefined()
  })

  it.each([
    [0.8, 50],
    [1.2, 60],
  ])('takes no page for cheaper than what it computes: %f of it, %i ms', (costShare, ms) => {
    const [, point] = decisionMap([trialOf(() => 2, costShare)], subjects)?.points ?? []
    expect(point?.byDeployment.integrated?.pageCpuMs).toBeCloseTo(ms, 6)
  })

  it('gives the ratio of each pair of visits as one value', () => {
    expect(beside?.ratio?.pairs).toBe(6)
    expect(beside?.ratio?.value).toBeCloseTo(47.75 / 2, 0)
    expect(beside?.ratio?.interval.from).toBeCloseTo(beside?.ratio?.value ?? 0, 9)
  })

  it('predicts what it was made of', () => {
    const { error, tokenShare } = map?.models.integrated ?? {}
    expect(error).toMatchObject({ points: 1 })
    expect(error?.worst).toBeCloseTo(1, 2)
    expect(tokenShare).toBeCloseTo(TOKEN_SHARE)
    expect(beside?.predictedP99.integrated).toBeCloseTo(47.75, 1)
    expect(alone?.predictedP99).toEqual({})
    expect(map?.longestPageMs).toBeCloseTo(50 / (1 - (0.01 * 0.9) / 0.2), 6)
  })

  it('lets the model allow no page that was seen to pass the SLO', () => {
    const slow = trialOf(({ point }) => (point.share > 0 ? 51 : 2))
    expect(decisionMap([slow], subjects)?.longestPageMs).toBeCloseTo(50, 6)
  })

  it('has no longest page where the SLO is passed without pages', () => {
    expect(decisionMap([trialOf(() => 51)], subjects)?.longestPageMs).toBeUndefined()
  })

  it('leaves out a visit in which the control stream was late', () => {
    const samples = asModelled.samples.map(sample =>
      sample.type === 'visit' && sample.visit === 0
        ? { ...sample, controlUs: [21_000], delayUs: sample.delayUs.map(() => 900_000) }
        : sample,
    )
    const points = decisionMap([{ ...asModelled, samples }], subjects)?.points ?? []
    expect(points.flatMap(({ byDeployment }) => Object.values(byDeployment))).toHaveLength(4)
    for (const { byDeployment } of points) {
      for (const { p999 } of Object.values(byDeployment)) expect(p999).toBeLessThan(900)
    }
    expect(points.reduce((sum, { ratio }) => sum + (ratio?.pairs ?? 0), 0)).toBe(11)
  })

  it('lets no single stall move where the p99 of a visit lies', () => {
    const stalled = trialOf(({ pair, deployment, point }) =>
      pair === 1 && deployment === 'separate' && point.share > 0 ? 500 : 2,
    )
    const [, point] = decisionMap([stalled], subjects)?.points ?? []
    expect(point?.byDeployment.separate?.p99).toBe(500)
    expect(point?.byDeployment.separate?.p99Interval).toMatchObject({ from: 2 })
  })

  it('marks what measuring adds', () => {
    expect(alone?.byDeployment.separate?.overheadHigh).toBe(false)
    const quick = decisionMap([trialOf(() => 0.4)], subjects)
    expect(quick?.points[0]?.byDeployment.separate?.overheadHigh).toBe(true)
  })

  it('leaves out a visit that saw no token', () => {
    const [first, ...rest] = asModelled.samples
    if (first?.type !== 'visit') throw new Error('expected a visit')
    const cut = { ...asModelled, samples: [{ ...first, delayUs: [] }, ...rest] }
    const ratios = decisionMap([cut], subjects)?.points.map(({ ratio }) => ratio)
    expect(ratios?.reduce((sum, ratio) => sum + (ratio?.pairs ?? 0), 0)).toBe(11)
    expect(ratios?.every(ratio => Number.isFinite(ratio?.interval.from))).toBe(true)
  })

  it('is none where nothing was visited', () => {
    expect(decisionMap([], subjects)).toBeUndefined()
  })
})
