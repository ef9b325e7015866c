import { Writable } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { boundedLines } from './bounded-lines.ts'

/** A pipe whose reader takes a line only when the test says so. */
function openPipe() {
  const taken: string[] = []
  const waiting: (() => void)[] = []
  const pipe = new Writable({
    decodeStrings: false,
    write(line, _encoding, done) {
      waiting.push(() => {
        taken.push(String(line))
        done()
      })
    },
  })
  const read = async (lines: number) => {
    for (let left = lines; left > 0; left -= 1) {
      waiting.shift()?.()
      await new Promise(setImmediate)
    }
  }
  return { pipe, taken, read }
}

const KIB_LINE = `${'x'.repeat(1_023)}\n`

describe('boundedLines', () => {
  it('writes what a reader takes, in order', async () => {
    const { pipe, taken, read } = openPipe()
    const onDropped = vi.fn<(lines: number) => void>()
    const lines = boundedLines(pipe, onDropped)
    lines.write('a\n')
    lines.write('b\n')
    await read(2)
    expect(taken).toEqual(['a\n', 'b\n'])
    expect(onDropped).not.toHaveBeenCalled()
  })

  it('drops what is over its limit, and says how many once there is a reader again', async () => {
    const { pipe, taken, read } = openPipe()
    const onDropped = vi.fn<(lines: number) => void>()
    const lines = boundedLines(pipe, onDropped)
    for (let line = 0; line < 300; line += 1) lines.write(KIB_LINE)
    expect(pipe.writableLength).toBe(256 * 1024)
    await read(256)
    expect(taken).toHaveLength(256)
    expect(onDropped.mock.calls).toEqual([[44]])
    lines.write('after\n')
    await read(1)
    expect(taken.at(-1)).toBe('after\n')
  })

  it('outlives a reader that is gone', () => {
    const { pipe } = openPipe()
    const lines = boundedLines(pipe, () => {})
    pipe.destroy(new Error('EPIPE'))
    lines.write('a\n')
    expect(pipe.listenerCount('error')).toBe(1)
  })
})
