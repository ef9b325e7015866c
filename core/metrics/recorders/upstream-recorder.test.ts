import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { recordUpstream } from './upstream-recorder.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

/** The sum and the count of time to first token, to first reasoning, inter-chunk latency and relay delay. */
async function read({ families }: ReturnType<typeof recordUpstream>) {
  return Promise.all(
    families.map(async ({ metric }) => {
      const { values } = await metric.get()
      return values.slice(-2).map(({ value }) => Math.round(value * 1e6) / 1e6)
    }),
  )
}

describe('recordUpstream', () => {
  it('tells the wait for the first text, the pauses, and what the relay added', async () => {
    const recorder = recordUpstream()
    const answer = recorder.observer.answerRequested()
    const readOf = (afterMs: number, texts: number, workMs: number) => {
      vi.advanceTimersByTime(afterMs)
      answer.readBegan()
      vi.advanceTimersByTime(workMs)
      answer.readEnded(texts, 0)
    }
    readOf(30, 0, 5)
    expect(await read(recorder)).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ])
    readOf(15, 1, 2)
    expect(await read(recorder)).toEqual([
      [0.05, 1],
      [0, 0],
      [0, 0],
      [0.002, 1],
    ])
    readOf(98, 3, 4)
    expect(await read(recorder)).toEqual([
      [0.05, 1],
      [0, 0],
      [0.1, 3],
      [0.014, 4],
    ])
  })

  it('keeps answers apart', async () => {
    const recorder = recordUpstream()
    for (const waitMs of [10, 20]) {
      const answer = recorder.observer.answerRequested()
      vi.advanceTimersByTime(waitMs)
      answer.readBegan()
      answer.readEnded(2, 0)
    }
    expect(await read(recorder)).toEqual([
      [0.03, 2],
      [0, 0],
      [0, 2],
      [0, 4],
    ])
  })

  it('keeps the first thought apart from the first text, which comes after all of them', async () => {
    const recorder = recordUpstream()
    const answer = recorder.observer.answerRequested()
    for (const [texts, thoughts] of [
      [0, 2],
      [0, 1],
      [1, 1],
      [2, 0],
    ] as const) {
      vi.advanceTimersByTime(10)
      answer.readBegan()
      answer.readEnded(texts, thoughts)
    }
    expect(await read(recorder)).toEqual([
      [0.03, 1],
      [0.01, 1],
      [0.01, 2],
      [0, 7],
    ])
  })
})
