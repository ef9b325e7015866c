import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort } from './free-port.ts'

test('ports can be listened on, at once, and are never the same', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, freePort))
  expect(new Set(ports).size).toBe(20)
  await using servers = new AsyncDisposableStack()
  for (const port of ports) {
    const server = createServer().listen(port, '127.0.0.1')
    servers.adopt(server, async () => void server.close())
    await once(server, 'listening')
  }
})
