import type { RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import { beforeRun } from './grafana-link.ts'
import { openLocalServer } from './local-server.ts'
import { findPrometheus } from './prometheus-server.ts'

describe('looking for Prometheus', () => {
  it('finds one that is ready', async () => {
    await using server = await openLocalServer(({ url }, response) =>
      response.writeHead(url === '/-/ready' ? 200 : 404).end(),
    )
    const found = await findPrometheus({ PROMETHEUS_URL: `http://${server.address}/` })
    expect(found).toMatchObject({ state: 'ready', url: `http://${server.address}`, expected: true })
  })

  it.each<[string, RequestListener, string]>([
    ['fails', (_, response) => response.writeHead(500).end('broken'), 'it answered 500: broken'],
    ['never answers', () => undefined, 'no answer (The operation was aborted due to timeout)'],
  ])('warns of one that was asked for and %s', async (_, listener, reason) => {
    await using server = await openLocalServer(listener)
    const found = await findPrometheus({ PROMETHEUS_URL: `http://${server.address}` })
    expect(found).toMatchObject({ state: 'absent', expected: true })
    const notice = beforeRun(found)
    expect(notice).toContain(reason)
    expect(notice.match(/warning/g)).toHaveLength(1)
  })

  it('does not warn where none was asked for', () => {
    const url = 'http://127.0.0.1:9090'
    const notice = beforeRun({ state: 'absent', url, reason: 'no answer', expected: false })
    expect(notice).toBe(
      'no Prometheus at http://127.0.0.1:9090 reads this run: no answer; npm run dashboards brings one up; npm run dashboards -- --load RUN shows a past run',
    )
  })
})
