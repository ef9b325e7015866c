import { describe, expect, it, vi } from 'vitest'
import { SpentTickets } from './spent-tickets.ts'
import { mintTicket } from './ticket.ts'
import { checkTickets } from './ticket-check.ts'

const secret = 'a secret of more than thirty-two characters'
const origin = 'https://chat.example.com'
const ticketOf = (user = 'ann', from = origin) => mintTicket({ user, origin: from }, secret)
const request = (ticket: string | undefined, from: string | undefined = origin) => ({
  url: ticket === undefined ? '/?x=1' : `/?x=1&ticket=${encodeURIComponent(ticket)}`,
  headers: from === undefined ? {} : { origin: from },
})
const check = () => checkTickets(secret, new SpentTickets())

describe('a ticket', () => {
  it('says whose socket it is', async () => {
    const checked = await check()(request(await ticketOf('ann/é')))
    expect(checked).toEqual({ state: 'known', user: 'ann/é' })
  })

  it('can be given to a client that sends no Origin', async () => {
    const ticket = await ticketOf('ann', 'absent')
    const bare = { url: `/?ticket=${ticket}`, headers: {} }
    expect(await check()(bare)).toEqual({ state: 'known', user: 'ann' })
  })

  it.each([
    ['missing', async () => request(undefined)],
    ['malformed', async () => request('')],
    ['malformed', async () => request('a.b.c')],
    ['forged', async () => request(await mintTicket({ user: 'ann', origin }, `${secret}!`))],
    ['foreign', async () => request(await ticketOf('ann', 'https://evil.example'))],
    ['foreign', async () => request(await ticketOf(), 'https://chat.example.com:8443')],
  ])('that is %s is refused with the remedy', async (cause, make) => {
    expect(await check()(await make())).toEqual({
      state: 'refused',
      cause,
      message: expect.stringContaining('Remedy: ask the page'),
    })
  })

  it('lapses after half a minute', async () => {
    const [early, late] = [await ticketOf(), await ticketOf()]
    const checkTicket = check()
    vi.useFakeTimers({ now: Date.now() + 29_000 })
    try {
      expect(await checkTicket(request(early))).toMatchObject({ state: 'known' })
      vi.setSystemTime(Date.now() + 2_000)
      expect(await checkTicket(request(late))).toMatchObject({ cause: 'expired' })
    } finally {
      vi.useRealTimers()
    }
  })

  it('opens one socket, however many ask at once', async () => {
    const checkTicket = check()
    const ticket = await ticketOf()
    const all = await Promise.all(Array.from({ length: 100 }, () => checkTicket(request(ticket))))
    expect(all.filter(({ state }) => state === 'known')).toHaveLength(1)
    expect(all.filter(each => each.state === 'refused' && each.cause === 'spent')).toHaveLength(99)
    expect(await checkTicket(request(ticket))).toMatchObject({ cause: 'spent' })
    expect(await checkTicket(request(await ticketOf()))).toMatchObject({ state: 'known' })
  })

  it('is refused where another process has redeemed it', async () => {
    const shared = { redeem: async () => false }
    const checkTicket = checkTickets(secret, new SpentTickets(shared))
    expect(await checkTicket(request(await ticketOf()))).toMatchObject({ cause: 'spent' })
  })
})
