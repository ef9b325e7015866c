import { describe, expect, it } from 'vitest'
import { decodeWriteRequest } from './write-request.ts'

const text = (field: number, value: string) => [
  ...[(field << 3) | 2, value.length],
  ...Buffer.from(value),
]
const label = (name: string, value: string) => {
  const bytes = [...text(1, name), ...text(2, value)]
  return [0x0a, bytes.length, ...bytes]
}
const series = (...bytes: readonly number[]) => Uint8Array.of(0x0a, bytes.length, ...bytes)

describe('a write request', () => {
  it('is read as the specification has it: the name among the labels, many samples a series, moments above 32 bits', () => {
    const message = series(
      ...label('__name__', 'up'),
      ...label('le', '+Inf'),
      // 1 at 300
      ...[0x12, 0x0c, 0x09, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0x10, 0xac, 0x02],
      // -1.5 at 2^33
      ...[0x12, 0x0f, 0x09, 0, 0, 0, 0, 0, 0, 0xf8, 0xbf, 0x10, 0x80, 0x80, 0x80, 0x80, 0x20],
    )
    const up = { name: 'up', labels: { le: '+Inf' } }
    expect(decodeWriteRequest(message)).toEqual([
      { ...up, value: 1, atMs: 300 },
      { ...up, value: -1.5, atMs: 2 ** 33 },
    ])
  })

  it('has 0 where the encoder left a value out, and leaves out what it does not know', () => {
    // A field of 32 bits behind the labels; a sample without a value.
    const message = series(...label('__name__', 'a'), 0x2d, 1, 2, 3, 4, 0x12, 0x02, 0x10, 0x05)
    expect(decodeWriteRequest(message)).toEqual([{ name: 'a', labels: {}, value: 0, atMs: 5 }])
  })

  it.each([
    ['in a text', -1, 'expected a field up to byte'],
    ['in a number', -2, 'expected the end of a number'],
  ])('is refused when it is cut %s', (_, end, message) => {
    const whole =
      end === -1
        ? series(...label('__name__', 'a'))
        : Uint8Array.of(...series(...label('__name__', 'a')), 0x80, 0x80, 0x01)
    expect(() => decodeWriteRequest(whole.subarray(0, end))).toThrow(message)
  })
})
