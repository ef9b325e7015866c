import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ConnectionStatus, createConnection } from './connection.ts'

function watchedConnection() {
  const seen: ConnectionStatus[] = []
  const reconnect = vi.fn()
  const giveUp = vi.fn()
  const network = { online: true }
  const connection = createConnection({
    reconnect,
    giveUp,
    changed: status => seen.push(status),
    isOnline: () => network.online,
    now: () => 1000,
    random: () => 0,
  })
  return { connection, reconnect, giveUp, network, last: () => seen.at(-1) }
}

describe('createConnection', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('stays closed when nothing was being answered', () => {
    const { connection, reconnect, last } = watchedConnection()
    connection.connecting()
    connection.opened()
    expect(last()).toEqual({ state: 'connected' })
    connection.closed(1012, 'retry-after-ms=5')
    vi.runAllTimers()
    expect(last()).toEqual({ state: 'closed', code: 1012, reason: 'retry-after-ms=5' })
    expect(reconnect).not.toHaveBeenCalled()
  })

  it.each([
    ['close first', ['closed', 'lost']],
    ['loss first', ['lost', 'closed']],
  ])('comes back when the server announced, once, with the %s', (_, order) => {
    const { connection, reconnect, last } = watchedConnection()
    connection.connecting()
    connection.opened()
    for (const event of order) {
      if (event === 'lost') connection.answerLost()
      if (event === 'closed') connection.closed(1012, 'retry-after-ms=700')
    }
    expect(last()).toEqual({ state: 'reconnecting', retryAtMs: 1700 })
    vi.advanceTimersByTime(699)
    expect(reconnect).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(reconnect).toHaveBeenCalledTimes(1)
    connection.reconnectNow()
    expect(reconnect).toHaveBeenCalledTimes(1)
  })

  it('waits longer after each failed attempt, and gives up after ten', () => {
    const { connection, reconnect, giveUp } = watchedConnection()
    connection.answerLost()
    const delaysMs: number[] = []
    for (let attempt = 0; attempt < 10; attempt++) {
      connection.connecting()
      connection.closed(1006, '')
      const before = Date.now()
      vi.advanceTimersToNextTimer()
      delaysMs.push(Date.now() - before)
    }
    expect(delaysMs).toEqual([250, 500, 1000, 2000, 4000, 7500, 7500, 7500, 7500, 7500])
    expect(reconnect).toHaveBeenCalledTimes(10)
    connection.connecting()
    connection.closed(1006, '')
    expect(giveUp).toHaveBeenCalledWith(1006)
  })

  it.each([1008, 1009])('gives up at once on %i', code => {
    const { connection, reconnect, giveUp } = watchedConnection()
    connection.connecting()
    connection.opened()
    connection.closed(code, 'no')
    connection.answerLost()
    vi.runAllTimers()
    expect(giveUp).toHaveBeenCalledWith(code)
    expect(reconnect).not.toHaveBeenCalled()
  })

  it('stops waiting when the user stopped the answer', () => {
    const { connection, reconnect } = watchedConnection()
    connection.connecting()
    connection.answerLost()
    connection.closed(1006, '')
    connection.settled()
    vi.runAllTimers()
    expect(reconnect).not.toHaveBeenCalled()
  })

  it('shows offline, and tries as soon as the network is back', () => {
    const { connection, reconnect, network, last } = watchedConnection()
    connection.connecting()
    connection.opened()
    network.online = false
    connection.networkChanged()
    expect(last()).toEqual({ state: 'offline' })
    connection.closed(1006, '')
    connection.answerLost()
    expect(last()).toEqual({ state: 'offline' })
    network.online = true
    connection.networkChanged()
    expect(reconnect).toHaveBeenCalledTimes(1)
    expect(last()).toEqual({ state: 'connecting' })
  })
})
