import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { boundOutput } from './bounded-output.ts'

/** An output that nobody reads, until the test does. */
function open() {
  const read: string[] = []
  const taken: (() => void)[] = []
  const stream = new Writable({
    decodeStrings: false,
    write(line, _encoding, done) {
      read.push(String(line))
      taken.push(done)
    },
  })
  boundOutput(stream)
  return { stream, read, take: () => taken.shift()?.() }
}

const LINE = `${'x'.repeat(1_023)}\n`

describe('boundOutput', () => {
  it('keeps no more than 256 KiB for a reader that does not come', async () => {
    const { stream } = open()
    for (let line = 0; line < 10_000; line += 1) stream.write(LINE)
    expect(stream.writableLength).toBeLessThanOrEqual(257 * 1024)
    await new Promise<void>(resolve => stream.write(LINE, () => resolve()))
  })

  it('passes on again what is written once somebody reads', async () => {
    const { stream, read, take } = open()
    for (let line = 0; line < 1_000; line += 1) stream.write(LINE)
    while (stream.writableLength > 0) {
      take()
      await new Promise(setImmediate)
    }
    stream.write('after\n')
    expect(read.at(-1)).toBe('after\n')
    expect(read).toHaveLength(257)
  })
})
