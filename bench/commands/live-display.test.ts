import { describe, expect, it } from 'vitest'
import type { RunState } from '../telemetry/run-state.ts'
import { openLiveDisplay } from './live-display.ts'

const state = (atMs: number, changed: Partial<RunState> = {}): RunState => ({
  atMs,
  window: undefined,
  connections: 100,
  answersCompleted: 7,
  answersFailed: 1,
  tokens: 0,
  cpuSeconds: { deployment: 1 },
  ...changed,
})

function screen(isTTY: boolean, columns = 60) {
  const written: string[] = []
  const write = (text: string) => written.push(text) > 0
  return { written, display: openLiveDisplay({ write, isTTY, columns } as never) }
}

describe('the live display', () => {
  it('redraws one block below the lines on a terminal', () => {
    const { written, display } = screen(true)
    display.show(state(0))
    display.print('a line')
    display.show(state(2_000, { tokens: 5_000, cpuSeconds: { deployment: 2 } }))
    display.close()
    const up = '\x1b[4A\x1b[J'
    const block = (tokens: number, cpu: number) =>
      `  connections 100\n  tokens/s ${tokens}\n  answers 7 completed, 1 failed\n  CPU of a core: deployment ${cpu}%\n`
    expect(written).toEqual([block(0, 0), `${up}a line\n${block(0, 0)}`, up + block(2_500, 50), up])
  })

  it('cuts a line at the width of the terminal, where it is known', () => {
    const firstLine = (columns: number) => {
      const { written, display } = screen(true, columns)
      display.show(state(0))
      return written[0]?.split('\n')[0]
    }
    expect(firstLine(10)).toBe('  connect')
    expect(firstLine(0)).toBe('  connections 100')
  })

  it('writes a line every ten seconds elsewhere', () => {
    const { written, display } = screen(false)
    for (let atMs = 0; atMs <= 12_000; atMs += 2_000) display.show(state(atMs, { tokens: atMs }))
    display.close()
    expect(written.join('')).toBe(
      [
        'connections 100 · tokens/s 0 · answers 7 completed, 1 failed · CPU of a core: deployment 0%\n',
        'connections 100 · tokens/s 1000 · answers 7 completed, 1 failed · CPU of a core: deployment 0%\n',
      ].join(''),
    )
  })
})
