import { describe, expect, it } from 'vitest'
import { relayCost } from '../../measures/cpu.ts'
import { costRatio, judgeGoals } from './judge-goals.ts'

const values = (deployment: string, costs: readonly number[]) =>
  costs.map((value, index) => ({ measure: relayCost.name, deployment, round: index + 1, value }))

const goal = { name: 'a goal', variant: 'gateway', against: 'loop', atMost: 0.5 }
const loop = [100, 300, 100, 200, 100, 150, 120, 110]
/** So many times the loop's cost of the same round. */
const gateway = (ratios: readonly number[]) =>
  values(
    'gateway',
    ratios.map((ratio, index) => ratio * (loop[index] ?? 0)),
  )

function judge(ratios: readonly number[], lostRounds: readonly number[] = []) {
  const censored = lostRounds.map(round => ({
    measure: relayCost.name,
    deployment: 'gateway',
    round,
  }))
  const observations = [...gateway(ratios), ...values('loop', loop)]
  return judgeGoals([goal], { observations, censored })[0] ?? expect.unreachable()
}

describe('the ratio of two costs', () => {
  it('is paired by round, so that a slow round falls out', () => {
    const observations = [...gateway([0.4, 0.4, 0.4]), ...values('loop', loop)]
    const { ratio, interval, rounds } = costRatio(observations, goal) ?? expect.unreachable()
    expect(rounds).toBe(3)
    expect(ratio).toBeCloseTo(0.4)
    expect((interval?.to ?? 0) - (interval?.from ?? 0)).toBeCloseTo(0)
  })

  it('has no interval with one round, and is not there without one of both', () => {
    const observations = [...gateway([0.4]), ...values('loop', loop)]
    expect(costRatio(observations, goal)).toMatchObject({ interval: undefined, rounds: 1 })
    expect(costRatio(gateway([0.4]), goal)).toBeUndefined()
  })
})

describe('a goal', () => {
  const around = (centre: number) => [0, 1, -1, 2, -2, 1, -1, 0].map(step => centre + step / 100)

  it('is met or missed when the whole interval lies on one side of it', () => {
    expect(judge(around(0.4))).toMatchObject({ verdict: 'met', measured: { rounds: 8 } })
    expect(judge(around(0.6))).toMatchObject({ verdict: 'missed' })
    const open = judge(around(0.5))
    expect(open).toMatchObject({ verdict: 'inconclusive', doubt: 'wide-interval' })
    expect(open.measured?.interval?.from).toBeLessThan(0.5)
    expect(open.measured?.interval?.to).toBeGreaterThan(0.5)
  })

  it('is shown and not tested with fewer rounds than a verdict takes', () => {
    expect(judge(around(0.4).slice(0, 7))).toMatchObject({
      verdict: 'inconclusive',
      doubt: 'too-few-rounds',
      adjustedP: undefined,
      measured: { rounds: 7 },
    })
    expect(judge([])).toMatchObject({ verdict: 'not measured', measured: undefined })
  })

  it('is not met where the load was too much for the relay in a round; missed it is all the same', () => {
    expect(judge(around(0.4), [9])).toMatchObject({ verdict: 'inconclusive', doubt: 'censored' })
    expect(judge(around(0.6), [9])).toMatchObject({ verdict: 'missed' })
  })

  it("is decided as one of several, after Holm's correction", () => {
    const observations = [...gateway(around(0.485)), ...values('loop', loop)]
    const alone = judgeGoals([goal], { observations, censored: [] })[0]
    expect(alone?.verdict).toBe('met')
    const undecided = Array.from({ length: 9 }, () => ({ ...goal, atMost: 0.485 }))
    const [first] = judgeGoals([goal, ...undecided], { observations, censored: [] })
    expect(first).toMatchObject({ verdict: 'inconclusive', doubt: 'many-criteria' })
  })
})
