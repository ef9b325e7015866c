import { expect, test } from 'vitest'
import { TimerWheel, unscheduled, type WheelEntry } from './timer-wheel.ts'

function entry(due: () => void = () => {}): WheelEntry {
  return { due, slot: unscheduled, previous: undefined, next: undefined }
}

test('calls entries slot by slot, each once, and none early', () => {
  const wheel = new TimerWheel()
  const called: string[] = []
  wheel.add(
    entry(() => called.push('c')),
    30,
    0,
  )
  wheel.add(
    entry(() => called.push('a')),
    10,
    0,
  )
  wheel.add(
    entry(() => called.push('b')),
    20,
    0,
  )
  wheel.advance(9)
  expect(called).toEqual([])
  wheel.advance(20)
  expect(called).toEqual(['a', 'b'])
  wheel.advance(1_000)
  expect(called).toEqual(['a', 'b', 'c'])
  expect(wheel.size).toBe(0)
})

test('keeps entries of a later turn of the wheel that share a bucket', () => {
  const wheel = new TimerWheel()
  const called: number[] = []
  for (const slot of [5, 5 + 4096, 5 + 2 * 4096])
    wheel.add(
      entry(() => called.push(slot)),
      slot,
      0,
    )
  wheel.advance(5)
  expect(called).toEqual([5])
  expect(wheel.nextSlot()).toBe(5 + 4096)
  wheel.advance(5 + 4096)
  expect(called).toEqual([5, 4101])
  wheel.advance(5 + 2 * 4096)
  expect(called).toEqual([5, 4101, 8197])
})

test('puts an entry whose slot has passed into the next one, so a zero delay does not spin', () => {
  const wheel = new TimerWheel()
  let calls = 0
  const again: WheelEntry = entry(() => {
    calls++
    wheel.add(again, 0, 0)
  })
  wheel.add(again, 0, 100)
  wheel.advance(103)
  expect(calls).toBe(3)
})

test('removes the first, a middle and the last entry of a bucket', () => {
  const wheel = new TimerWheel()
  const called: string[] = []
  const entries = ['a', 'b', 'c', 'd'].map(name => entry(() => called.push(name)))
  for (const each of entries) wheel.add(each, 7, 0)
  const [a, b, , d] = entries
  for (const each of [b, d, a]) if (each !== undefined) wheel.remove(each)
  wheel.advance(10)
  expect(called).toEqual(['c'])
  expect(entries.every(each => each.slot === unscheduled)).toBe(true)
})

test('bears an entry that removes another of its own slot', () => {
  const wheel = new TimerWheel()
  const called: string[] = []
  const first = entry(() => called.push('first'))
  const second = entry(() => {
    called.push('second')
    wheel.remove(first)
  })
  wheel.add(first, 3, 0)
  wheel.add(second, 3, 0)
  wheel.advance(3)
  expect(called).toEqual(['second'])
})

test('moves an entry that is added again', () => {
  const wheel = new TimerWheel()
  let calls = 0
  const moved = entry(() => calls++)
  wheel.add(moved, 5, 0)
  wheel.add(moved, 9, 0)
  expect(wheel.size).toBe(1)
  wheel.advance(8)
  expect(calls).toBe(0)
  wheel.advance(9)
  expect(calls).toBe(1)
})

test('names the horizon when the next entry is more than one turn away', () => {
  const wheel = new TimerWheel()
  wheel.add(entry(), 1_000_000, 0)
  expect(wheel.nextSlot()).toBe(4096)
})
