import { describe, expect, it } from 'vitest'
import { readSnappyBlock, snappyBlock } from './snappy.ts'

const text = (block: readonly number[]) => String(Buffer.from(readSnappyBlock(Buffer.from(block))))

describe('a block of snappy', () => {
  it.each([0, 1, 60, 61, 65_535, 65_536, 65_537, 200_000])('of %i bytes is read back', length => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) % 251)
    expect(Buffer.compare(readSnappyBlock(snappyBlock(bytes)), bytes)).toBe(0)
  })

  it.each([
    ['a short literal', [3, 2 << 2, 0x61, 0x62, 0x63], 'abc'],
    ['a literal with a length of one byte', [3, 60 << 2, 2, 0x61, 0x62, 0x63], 'abc'],
    ['a copy that repeats itself', [10, 0, 0x61, (5 << 2) | 1, 1], 'aaaaaaaaaa'],
    [
      'a copy with an offset of 16 bits',
      [6, 2 << 2, 0x61, 0x62, 0x63, (2 << 2) | 2, 3, 0],
      'abcabc',
    ],
    ['a copy with an offset of 32 bits', [4, 1 << 2, 0x61, 0x62, (1 << 2) | 3, 2, 0, 0, 0], 'abab'],
  ])('has %s', (_, block, expected) => {
    expect(text(block)).toBe(expected)
  })

  it.each([
    ['ends early', [4, 0, 0x61], 'expected a block of 4 bytes, found 1'],
    [
      'copies what is not there',
      [9, 0, 0x61, (4 << 2) | 1, 2],
      'expected a copy from within 1 bytes',
    ],
    ['is too large', [0xff, 0xff, 0xff, 0xff, 0x0f], 'expected a block of at most'],
  ])('is refused when it %s', (_, block, message) => {
    expect(() => text(block)).toThrow(message)
  })
})
