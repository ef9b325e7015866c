import { expect, it } from 'vitest'
import { SpentTickets } from '../../core/identity/spent-tickets.ts'
import { redisServer } from '../support/redis.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { twoProcesses } from './two-processes.ts'

describeWithTool(redisServer, 'a ticket that is redeemed in two processes at once', () => {
  it('opens one socket in all', async () => {
    await using places = await twoProcesses()
    const processes = [places.generating, places.resuming].map(
      ({ chats }) => new SpentTickets(chats.sharing),
    )
    const lapses = Date.now() + 30_000
    const tries = Array.from({ length: 50 }, () =>
      processes.map(spent => spent.redeem('the same', lapses)),
    )
    const redeemed = await Promise.all(tries.flat())
    expect(redeemed.filter(Boolean)).toHaveLength(1)
  })
})
