import { expect, it } from 'vitest'
import { delay } from '../../measures/figures/delay.ts'
import type { DelaySample, Sample } from '../../samples/run-sample.ts'
import { stripArrivals } from './archive.ts'

const sample: DelaySample = {
  ...{ type: 'delay', window: 'streams', steadyFromMs: 100.4, steadyToMs: 200.2 },
  relayed: {
    arrivedMs: [99, 100, 101, 150, 199, 200, 201],
    delayUs: [9_000, 8_000, 3_000, 1_000, 2_000, 500, 7_000],
  },
  control: { arrivedMs: [150, 300], delayUs: [700, 9_000] },
  lost: ['s1: closed'],
}

it('leaves every figure of a window as it is, and every other line', () => {
  const other = '{"type":"knee","window":"streams"}\n'
  const [line = '', ...rest] = stripArrivals(`${JSON.stringify(sample)}\n${other}`).split('\n')
  const kept = JSON.parse(line) as Sample
  expect(rest.join('\n')).toBe(other)
  expect(delay([kept], 'streams')).toEqual(delay([sample], 'streams'))
  expect(kept).toEqual({
    ...sample,
    relayed: { arrivedMs: [101, 101, 101, 101], delayUs: [500, 1_000, 2_000, 3_000] },
    control: { arrivedMs: [101], delayUs: [700] },
  })
})
