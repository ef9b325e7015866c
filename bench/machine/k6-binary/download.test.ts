import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { downloadText } from './download.ts'

test('a server that accepts and then says nothing is given up', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  await using _ = { [Symbol.asyncDispose]: async () => void server.close() }
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const text = downloadText(url, { environment: {}, silenceMs: 100 })
  await expect(text).rejects.toThrow(`${url}: fetch failed (Headers Timeout Error)`)
})
