import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { beforeRun } from './notices.ts'
import { findPrometheus } from './prometheus-server.ts'

async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}

describe('looking for Prometheus', () => {
  it('finds one that takes remote writes', async () => {
    await using server = await serve((_, response) => response.writeHead(204).end())
    const found = await findPrometheus({ PROMETHEUS_URL: `${server.url}/` })
    expect(found).toMatchObject({ state: 'ready', url: server.url })
  })

  it.each<[string, RequestListener, string]>([
    [
      'takes no remote writes',
      (_, response) => response.writeHead(404).end(),
      'start it with --web.enable-remote-write-receiver',
    ],
    ['fails', (_, response) => response.writeHead(500).end('broken'), 'it answered 500: broken'],
    ['never answers', () => undefined, 'no answer (The operation was aborted due to timeout)'],
  ])('warns of one that was asked for and %s', async (_, listener, reason) => {
    await using server = await serve(listener)
    const found = await findPrometheus({ PROMETHEUS_URL: server.url })
    expect(found).toMatchObject({ state: 'absent', expected: true })
    const notice = beforeRun(found)
    expect(notice).toContain(reason)
    expect(notice.match(/warning/g)).toHaveLength(1)
  })

  it('does not warn where none was asked for', () => {
    const url = 'http://127.0.0.1:9090'
    const notice = beforeRun({ state: 'absent', url, reason: 'no answer', expected: false })
    expect(notice).toBe(
      'nothing is streamed to Prometheus at http://127.0.0.1:9090: no answer; npm run dashboards brings one up; npm run dashboards -- --load RUN shows a past run',
    )
  })
})
