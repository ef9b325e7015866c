import { expect, test } from 'vitest'
import { formatStamp, readStamp } from './stamp.ts'

test('writes 18 digits behind the mark, and reads them back', () => {
  expect(formatStamp(1_836_319_220_927n)).toBe('@000001836319220927')
  expect(readStamp('@000001836319220927However')).toBe(1_836_319_220_927n)
  expect(readStamp(formatStamp(0n))).toBe(0n)
  expect(readStamp(formatStamp(999_999_999_999_999_999n))).toBe(999_999_999_999_999_999n)
})

test('finds a stamp inside a frame, past marks that are none', () => {
  const frame = '{"type":"chunk","delta":"mail me @home @000000000000000042 little"}'
  expect(readStamp(frame)).toBe(42n)
  expect(readStamp(frame, frame.indexOf('@0') + 1)).toBeUndefined()
})

test.each(['', '@', 'no stamp', '@12345678901234567', '@12345678901234567x', '@@'])(
  'finds none in "%s"',
  text => {
    expect(readStamp(text)).toBeUndefined()
  },
)
