import { expect, it } from 'vitest'
import { reconnectDelayMs } from './reconnect.ts'

it.each([
  [0, 0, 250],
  [0, 0.5, 375],
  [1, 0.5, 750],
  [3, 0, 2000],
  [9, 0, 7500],
  [40, 0.5, 11_250],
])('attempt %i with random %d waits %i ms', (attempt, random, expected) => {
  expect(reconnectDelayMs({ attempt, random: () => random })).toBe(expected)
})

it('waits what the server announced, once', () => {
  const options = { announcedMs: 1234, random: () => 0 }
  expect(reconnectDelayMs({ attempt: 0, ...options })).toBe(1234)
  expect(reconnectDelayMs({ attempt: 1, ...options })).toBe(500)
})
