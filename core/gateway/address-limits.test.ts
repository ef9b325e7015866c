import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Generation } from '../chat/generation.ts'
import { type Leased, LimitsByAddress } from './address-limits.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const limits = { connections: 2, upgradesPerSecond: 5, answers: 2, tokensPerMinute: 100 }
const MINUTE_MS = 60_000

/** The lease, where there is one. */
function leaseOf(leased: Leased) {
  if (leased.state === 'leased') return leased.lease
  throw new Error(`expected a lease, found: ${leased.message}`)
}

/** An answer of so many tokens, as far as it is counted, and what ends it. */
function answerOf(tokens: number) {
  const over = new AbortController()
  const generation = { signal: over.signal, journal: { count: tokens } } as unknown as Generation
  return { generation, end: () => over.abort() }
}

it('gives an address so many sockets, and one more when one has closed', () => {
  const addresses = new LimitsByAddress(limits)
  const first = leaseOf(addresses.open('a'))
  leaseOf(addresses.open('a'))
  expect(addresses.open('a')).toEqual({
    state: 'refused',
    message: 'Your address has more than 2 connections. Retry in a moment.',
  })
  leaseOf(addresses.open('b'))
  first.release()
  leaseOf(addresses.open('a'))
})

it('counts upgrades in a second, those of sockets that have gone too', () => {
  const addresses = new LimitsByAddress(limits)
  for (let upgrade = 0; upgrade < 5; upgrade++) leaseOf(addresses.open('a')).release()
  expect(addresses.open('a')).toMatchObject({
    message: 'Your address has more than 5 upgrades a second. Retry in a moment.',
  })
  vi.advanceTimersByTime(1_000)
  leaseOf(addresses.open('a'))
})

it('counts answers over all sockets of an address while they run', () => {
  const addresses = new LimitsByAddress(limits)
  const [one, other, stranger] = ['a', 'a', 'b'].map(address => leaseOf(addresses.open(address)))
  const answers = [answerOf(1), answerOf(1)]
  for (const { generation } of answers) one?.quota.count(generation)
  expect(other?.quota.refusal()).toBe('At most 2 answers at once from one address.')
  expect(stranger?.quota.refusal()).toBeUndefined()
  answers[0]?.end()
  expect(other?.quota.refusal()).toBeUndefined()
})

it('counts the tokens of a minute, of ended answers too, and begins anew after it', () => {
  const addresses = new LimitsByAddress(limits)
  const { quota } = leaseOf(addresses.open('a'))
  const long = answerOf(99)
  quota.count(long.generation)
  long.end()
  expect(quota.refusal()).toBeUndefined()
  quota.count(answerOf(1).generation)
  expect(quota.refusal()).toBe('At most 100 tokens a minute from one address. Retry in a minute.')
  vi.advanceTimersByTime(MINUTE_MS)
  expect(quota.refusal()).toBeUndefined()
})

it('keeps what counts while an address has no socket, and forgets it when nothing does', () => {
  const addresses = new LimitsByAddress(limits)
  const leased = leaseOf(addresses.open('a'))
  const answers = [answerOf(1), answerOf(1)]
  for (const { generation } of answers) leased.quota.count(generation)
  leased.release()
  vi.advanceTimersByTime(2 * MINUTE_MS)
  expect(leaseOf(addresses.open('a')).quota).toBe(leased.quota)
  for (const { end } of answers) end()
  leased.release()
  vi.advanceTimersByTime(2 * MINUTE_MS)
  addresses.open('b')
  vi.advanceTimersByTime(2 * MINUTE_MS)
  addresses.open('b')
  expect(leaseOf(addresses.open('a')).quota).not.toBe(leased.quota)
})

it('limits nobody who has no address', () => {
  const addresses = new LimitsByAddress(limits)
  for (let upgrade = 0; upgrade < 100; upgrade++) leaseOf(addresses.open(undefined))
})
