import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, it, vi } from 'vitest'
import { WebSocketServer } from 'ws'
import { formatStamp } from '../../../mock/stamp.ts'
import { DelayLog } from './delay-log.ts'
import { followRelayed } from './streams.ts'

it('asks for the next answer when one has ended, in whatever order a server writes its keys', async () => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  let asked = 0
  server.on('connection', peer =>
    peer.on('message', data => {
      asked += 1
      const { requestId } = JSON.parse(String(data)) as { requestId: string }
      const chunk = (part: object) =>
        peer.send(JSON.stringify({ requestId, chunk: part, type: 'chunk' }))
      chunk({ type: 'start' })
      chunk({ delta: formatStamp(1n), type: 'text-delta' })
      chunk({ type: 'finish' })
      // The third never ends.
      if (asked < 3) peer.send(JSON.stringify({ requestId, type: 'end' }))
    }),
  )
  const log = new DelayLog()
  const lost: string[] = []
  const close = await followRelayed({
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    ...{ origin: 'http://page.example', name: 'probe', log },
    onLost: reason => lost.push(reason),
  })
  await vi.waitFor(() => expect(log.delays.delayUs).toHaveLength(3))
  close()
  // Whatever it would have sent has come before its goodbye.
  await vi.waitFor(() => expect(server.clients.size).toBe(0))
  server.close()
  expect({ asked, lost }).toEqual({ asked: 3, lost: [] })
})
