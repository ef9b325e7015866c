import { describe, expect, it } from 'vitest'
import { parseMachineTime, readMachineTime, stolenShare } from './steal.ts'
import { onPlatform } from './testing/platform.ts'

const line = (steal: number, idle: number) =>
  `cpu  100 0 50 ${idle} 5 0 5 ${steal} 40 0\ncpu0 1 2 3 4 5 6 7 8 9 10\n`

describe('the time of the machine', () => {
  it('is the sum of the first eight fields, the eighth of them stolen', () => {
    expect(parseMachineTime(line(20, 820))).toEqual({
      state: 'measured',
      stolenTicks: 20,
      allTicks: 1_000,
    })
  })

  it('was stolen to so large a share between two readings', () => {
    const [before, after] = [parseMachineTime(line(20, 820)), parseMachineTime(line(30, 1_010))]
    expect(stolenShare(before, after)).toBeCloseTo(0.05, 12)
    expect(stolenShare(before, before)).toBeUndefined()
  })

  it('is unknown where there is no /proc', async () => {
    using _ = onPlatform('darwin')
    const reading = await readMachineTime()
    expect(reading.state).toBe('unavailable')
    expect(stolenShare(reading, reading)).toBeUndefined()
  })
})
