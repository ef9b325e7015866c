import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Replay, Replays } from './replays.ts'

const CHARACTERS_PER_MS = 32_000

/** One turn's budget, and the slice that overran it. */
const TURN_AT_MOST = CHARACTERS_PER_MS + 9_000

let nowMs = 0
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const start = () => new Replays(() => nowMs)

/** A replay of so many characters, which writes them in frames of 1,000, takes its time, and keeps a list of who wrote. */
class Script implements Replay {
  readonly #name: string
  readonly #order: string[]
  left: number
  hasRoom = true

  constructor(name: string, left: number, order: string[] = []) {
    this.#name = name
    this.left = left
    this.#order = order
  }

  get ready(): boolean {
    return this.hasRoom && this.left > 0
  }

  write(budget: number): void {
    let written = 0
    while (written < budget && this.left > 0) {
      written += 1_000
      this.left -= 1_000
    }
    nowMs += written / CHARACTERS_PER_MS
    this.#order.push(this.#name)
  }
}

const nextTurn = () => vi.advanceTimersToNextTimer()

describe('Replays', () => {
  it('writes a short one at once', () => {
    const short = new Script('a', 10_000)
    start().add(short)
    expect(short.left).toBe(0)
  })

  it('writes one budget a turn, over all of them, until nothing is left', () => {
    const replays = start()
    const all = Array.from({ length: 16 }, (_, at) => new Script(`${at}`, 100_000))
    const left = () => all.reduce((sum, each) => sum + each.left, 0)
    for (const each of all) replays.add(each)
    let turns = 0
    for (let before = 1_600_000; before > 0; turns += 1) {
      expect(before - left()).toBeLessThanOrEqual(TURN_AT_MOST)
      before = left()
      nextTurn()
    }
    expect(turns).toBeGreaterThanOrEqual(1_600_000 / TURN_AT_MOST)
    expect(turns).toBeLessThan(64)
  })

  it('takes turns between them, so that a short one never waits for a long one', () => {
    const replays = start()
    const order: string[] = []
    replays.add(new Script('long', 1_000_000, order))
    replays.add(new Script('short', 20_000, order))
    replays.add(new Script('other', 20_000, order))
    const before = order.length
    nextTurn()
    expect(order.slice(before, before + 4)).toEqual(['long', 'short', 'other', 'long'])
  })

  it('passes over one without room, which comes back when it has some', () => {
    const replays = start()
    const full = new Script('full', 5_000)
    full.hasRoom = false
    replays.add(full)
    nextTurn()
    expect(full.left).toBe(5_000)
    full.hasRoom = true
    replays.add(full)
    expect(full.left).toBe(0)
  })

  it('forgets one that is removed', () => {
    const replays = start()
    const gone = new Script('gone', 200_000)
    replays.add(gone)
    const { left } = gone
    expect(left).toBeGreaterThan(0)
    replays.remove(gone)
    nextTurn()
    nextTurn()
    expect(gone.left).toBe(left)
  })

  it('rests twice as long as it has written, however long that took, so that others have most of the time', () => {
    const replays = start()
    for (let at = 0; at < 16; at += 1) replays.add(new Script(`${at}`, 1_000_000))
    const startedMs = nowMs
    const restingSinceMs = Date.now()
    for (let turn = 0; turn < 100; turn += 1) nextTurn()
    // The clock of the test knows whole milliseconds only.
    expect((Date.now() - restingSinceMs) / (nowMs - startedMs)).toBeCloseTo(2, 0)
    expect(nowMs - startedMs).toBeGreaterThan(100)
  })

  it('leaves no timer behind', () => {
    const replays = start()
    replays.add(new Script('long', 100_000))
    vi.runAllTimers()
    expect(vi.getTimerCount()).toBe(0)
  })
})
