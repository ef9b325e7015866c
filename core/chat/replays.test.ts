import { describe, expect, it } from 'vitest'
import { type Replay, Replays } from './replays.ts'

/** A replay of so many characters, which writes them in frames of 1,000 and keeps a list of who wrote. */
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

  write(budget: number): number {
    let written = 0
    while (written < budget && this.left > 0) {
      written += 1_000
      this.left -= 1_000
    }
    this.#order.push(this.#name)
    return written
  }
}

const nextTurn = () => new Promise(setImmediate)

/** One turn's budget, and the frame that overran it. */
const TURN_AT_MOST = 32 * 1024 + 1_000

describe('Replays', () => {
  it('writes a short one at once', () => {
    const short = new Script('a', 10_000)
    new Replays().add(short)
    expect(short.left).toBe(0)
  })

  it('writes one budget a turn, over all of them, until nothing is left', async () => {
    const replays = new Replays()
    const all = Array.from({ length: 16 }, (_, at) => new Script(`${at}`, 100_000))
    const left = () => all.reduce((sum, each) => sum + each.left, 0)
    for (const each of all) replays.add(each)
    let turns = 0
    for (let before = 1_600_000; before > 0; turns += 1) {
      expect(before - left()).toBeLessThanOrEqual(TURN_AT_MOST)
      before = left()
      await nextTurn()
    }
    expect(turns).toBeGreaterThanOrEqual(48)
    expect(turns).toBeLessThan(64)
  })

  it('takes turns between them, so that a short one never waits for a long one', async () => {
    const replays = new Replays()
    const order: string[] = []
    replays.add(new Script('long', 1_000_000, order))
    replays.add(new Script('short', 20_000, order))
    replays.add(new Script('other', 20_000, order))
    const before = order.length
    await nextTurn()
    expect(order.slice(before, before + 4)).toEqual(['long', 'short', 'other', 'long'])
  })

  it('passes over one without room, which comes back when it has some', async () => {
    const replays = new Replays()
    const full = new Script('full', 5_000)
    full.hasRoom = false
    replays.add(full)
    await nextTurn()
    expect(full.left).toBe(5_000)
    full.hasRoom = true
    replays.add(full)
    expect(full.left).toBe(0)
  })

  it('forgets one that is removed', async () => {
    const replays = new Replays()
    const gone = new Script('gone', 200_000)
    replays.add(gone)
    const { left } = gone
    expect(left).toBeGreaterThan(0)
    replays.remove(gone)
    await nextTurn()
    await nextTurn()
    expect(gone.left).toBe(left)
  })

  it('holds up the event loop without its budget, which is what the budget is for', async () => {
    const largestTurn = async (replays: Replays) => {
      const all = Array.from({ length: 16 }, () => new Script('', 1_000_000))
      let largest = 0
      let before = 16_000_000
      for (const each of all) replays.add(each)
      while (before > 0) {
        const left = all.reduce((sum, each) => sum + each.left, 0)
        largest = Math.max(largest, before - left)
        before = left
        await nextTurn()
      }
      return largest
    }
    expect(await largestTurn(new Replays())).toBeLessThanOrEqual(TURN_AT_MOST)
    expect(await largestTurn(new Replays(Number.POSITIVE_INFINITY))).toBe(16_000_000)
  })
})
