import { expect, test } from 'vitest'
import { type Distribution, draw, drawLength, parseDistribution } from './distribution.ts'
import { seededRandom } from './random.ts'

function draws(distribution: Distribution, count: number): number[] {
  const random = seededRandom(7, 0)
  return Array.from({ length: count }, () => draw(distribution, random))
}

test.each<[string, Distribution]>([
  ['50', { kind: 'constant', value: 50 }],
  ['constant:0', { kind: 'constant', value: 0 }],
  ['constant:2.5', { kind: 'constant', value: 2.5 }],
  ['lognormal:300,0.35', { kind: 'lognormal', median: 300, sigma: 0.35 }],
  ['bursty:8,5,200', { kind: 'bursty', tokens: 8, gap: 5, pause: 200 }],
])('reads %s', (text, distribution) => {
  expect(parseDistribution(text)).toEqual({ state: 'valid', distribution })
})

test.each([
  '',
  'constant:',
  'constant:-1',
  'constant:1,2',
  'constant:1e3',
  'constant:600001',
  'lognormal:300',
  'lognormal:0,1',
  'lognormal:300,11',
  'bursty:0,5,200',
  'bursty:8,5',
  'normal:1,2',
  'NaN',
])('refuses "%s" and quotes it', text => {
  const outcome = parseDistribution(text)
  expect(outcome).toEqual({
    state: 'wrong',
    problem:
      'expected constant:VALUE (or VALUE alone), lognormal:MEDIAN,SIGMA or bursty:TOKENS,GAP,PAUSE ' +
      `with numbers from 0 to 600000 (TOKENS and MEDIAN above 0, SIGMA up to 10), found "${text}"`,
  })
})

test('constant draws its value', () => {
  expect(draws({ kind: 'constant', value: 12.5 }, 3)).toEqual([12.5, 12.5, 12.5])
})

test('lognormal has its median and spread, and these seeded values', () => {
  const values = draws({ kind: 'lognormal', median: 100, sigma: 0.5 }, 10_001)
  expect(values.slice(0, 3).map(value => value.toFixed(6))).toEqual([
    '73.722684',
    '123.387234',
    '154.647710',
  ])
  const sorted = values.map(Math.log).sort((a, b) => a - b)
  expect(sorted[5_000]).toBeCloseTo(Math.log(100), 1)
  // One standard deviation below the median lies the 15.87th percentile.
  expect(sorted[1_587]).toBeCloseTo(Math.log(100) - 0.5, 1)
})

test('lognormal without spread is constant, and its tail is capped', () => {
  expect(draws({ kind: 'lognormal', median: 40, sigma: 0 }, 2)).toEqual([40, 40])
  expect(Math.max(...draws({ kind: 'lognormal', median: 600_000, sigma: 10 }, 50))).toBe(600_000)
})

test('bursty has gaps inside bursts of the mean length, and exponential pauses between', () => {
  const values = draws({ kind: 'bursty', tokens: 8, gap: 5, pause: 200 }, 20_000)
  const firstPauses = [...values.entries()].filter(([, value]) => value !== 5).slice(0, 3)
  expect(firstPauses.map(([at, value]) => `${at}: ${value.toFixed(3)}`)).toEqual([
    '14: 225.837',
    '23: 29.532',
    '39: 111.766',
  ])
  const pauses = values.filter(value => value !== 5)
  expect(20_000 / pauses.length).toBeCloseTo(8, 0)
  const mean = pauses.reduce((sum, value) => sum + value, 0) / pauses.length
  expect(mean / 200).toBeCloseTo(1, 1)
})

test('bursts of one token are pauses only', () => {
  expect(draws({ kind: 'bursty', tokens: 1, gap: 5, pause: 200 }, 100)).not.toContain(5)
})

test('lengths are whole numbers, and zero is one of them', () => {
  const random = seededRandom(7, 0)
  expect(drawLength({ kind: 'constant', value: 0 }, random)).toBe(0)
  expect(drawLength({ kind: 'constant', value: 2.6 }, random)).toBe(3)
})

test('generators differ by seed, request and purpose, and agree with themselves', () => {
  const first = (...parts: number[]) => seededRandom(...parts).next()
  expect(first(1, 2, 3)).toBe(first(1, 2, 3))
  const firsts = [first(1, 2, 3), first(1, 2, 4), first(1, 3, 3), first(2, 2, 3), first(2, 1, 3)]
  expect(new Set(firsts).size).toBe(5)
})
