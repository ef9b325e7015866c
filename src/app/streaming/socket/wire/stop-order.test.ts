import { expect, it } from 'vitest'
import { createStopOrder } from './stop-order.ts'

it('is confirmed by the end of the request that follows the answer', async () => {
  const order = createStopOrder()
  order.order('r1')
  expect(order.isUnderWay()).toBe(true)
  const confirmed = order.confirmed()
  order.ended('r0')
  expect(order.isOpen()).toBe(true)
  order.ended('r1')
  expect(order.isOpen()).toBe(false)
  await expect(confirmed).resolves.toBeUndefined()
})

it('outlives the connection, and is confirmed on the next', async () => {
  const order = createStopOrder()
  order.order('r1')
  const confirmed = order.confirmed()
  order.disconnected()
  await expect(confirmed).rejects.toThrow('network connection')
  expect(order.isOpen()).toBe(true)
  expect(order.isUnderWay()).toBe(false)
  order.ended('r1')
  expect(order.isOpen()).toBe(true)
  order.follow('r2')
  order.ended('r2')
  await expect(order.confirmed()).resolves.toBeUndefined()
})

it('has nothing to wait for before a stop', async () => {
  const order = createStopOrder()
  order.follow('r1')
  order.disconnected()
  expect(order.isOpen()).toBe(false)
  await expect(order.confirmed()).resolves.toBeUndefined()
})
