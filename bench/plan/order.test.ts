import { expect, test } from 'vitest'
import { orderOfRound } from './order.ts'

const items = ['a', 'b', 'c', 'd', 'e']
const orders = (seed: number) =>
  Array.from({ length: 20 }, (_, index) => orderOfRound(items, seed, index + 1).join(''))

test('every round has every item once', () => {
  for (const order of orders(1)) expect([...order].sort().join('')).toBe('abcde')
})

test('a seed decides the orders, and rounds differ', () => {
  expect(orders(1)).toEqual(orders(1))
  expect(orders(1)).not.toEqual(orders(2))
  expect(new Set(orders(1)).size).toBeGreaterThan(10)
})

test('of two rounds the second turns the order of the first round', () => {
  const [first = '', second = '', third = '', fourth = ''] = orders(3)
  expect([...second].reverse().join('')).toBe(first)
  expect([...fourth].reverse().join('')).toBe(third)
})
