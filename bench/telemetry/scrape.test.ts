import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { scrape } from './targets.ts'

it('asks for everything but the memory, whose reading stalls the process', async () => {
  const asked: unknown[] = []
  await using server = createServer(({ url }, response) => {
    asked.push(url)
    response.end('chat_ready{process="next"} 1\n')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const points = await scrape({ address: `127.0.0.1:${port}`, labels: { testid: 'run' } })
  expect(asked).toEqual(['/metrics?exclude=process_proportional_memory_bytes'])
  expect(points).toMatchObject([
    { name: 'chat_ready', labels: { process: 'next', testid: 'run' }, value: 1 },
    { name: 'up', labels: { testid: 'run' }, value: 1 },
  ])
})

it('says of a process that does not answer that it is not up', async () => {
  const points = await scrape({ address: '127.0.0.1:1', labels: {} })
  expect(points).toMatchObject([{ name: 'up', value: 0 }])
})
