import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { type ReadMetrics, startAdminServer } from './admin-server.ts'
import { Readiness } from './readiness.ts'

async function open(metrics: ReadMetrics = async () => 'x 1\n') {
  const readiness = new Readiness()
  const admin = await startAdminServer(
    { host: '127.0.0.1', port: 0, variable: 'ADMIN_PORT' },
    { readiness, metrics },
  )
  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(`http://127.0.0.1:${admin.port}${path}`, init)
    const type = response.headers.get('content-type')
    return { status: response.status, type, text: await response.text() }
  }
  return { readiness, admin, ask, [Symbol.asyncDispose]: () => admin.close() }
}

describe('the admin server', () => {
  it('serves metrics as Prometheus expects them', async () => {
    await using server = await open()
    expect(await server.ask('/metrics')).toEqual({
      status: 200,
      type: 'text/plain; version=0.0.4; charset=utf-8',
      text: 'x 1\n',
    })
  })

  it('hands on what a scraper leaves out', async () => {
    await using server = await open(async excluded => `${excluded.join()}\n`)
    const texts = []
    for (const query of ['', '?', '?exclude=x', '?exclude=x&exclude=y_z&other=1', '?exclude=%ff']) {
      texts.push((await server.ask(`/metrics${query}`)).text)
    }
    expect(texts).toEqual(['\n', '\n', 'x\n', 'x,y_z\n', '\ufffd\n'])
  })

  it('is alive whatever its readiness, and ready between start and drain', async () => {
    await using server = await open()
    const states = []
    for (const step of [() => {}, () => server.readiness.ready(), () => server.readiness.drain()]) {
      step()
      const { status, text } = await server.ask('/readyz')
      states.push([status, JSON.parse(text)])
      expect((await server.ask('/healthz')).status).toBe(200)
    }
    expect(states).toEqual([
      [503, { state: 'starting', reasons: ['the process is starting'] }],
      [200, { state: 'ready', reasons: [] }],
      [
        503,
        {
          state: 'draining',
          reasons: ['the process was told to stop and lets live answers end'],
        },
      ],
    ])
    server.readiness.ready()
    expect(server.readiness.state).toBe('draining')
  })

  it('answers 404 to anything else', async () => {
    await using server = await open()
    for (const path of ['/', '/metricsx', '/favicon.ico']) {
      expect((await server.ask(path)).status).toBe(404)
    }
  })

  it('says that it could not read, and goes on', async () => {
    let broken = true
    await using server = await open(async () => {
      if (broken) throw new Error('no such file')
      return 'x 1\n'
    })
    expect(await server.ask('/metrics')).toMatchObject({ status: 500 })
    broken = false
    expect(await server.ask('/metrics')).toMatchObject({ status: 200 })
  })

  it('serves others while scrapers hang that never read, never ask, or ask half', async () => {
    const large = 'x'.repeat(8_000_000)
    await using server = await open(async () => large)
    const sent = ['GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n', '', 'GET /metrics HT']
    const hanging = sent.map(text => {
      const socket = connect(server.admin.port, '127.0.0.1').pause()
      socket.on('error', () => {})
      socket.write(text)
      return socket
    })
    await vi.waitFor(() => expect(hanging[0]?.bytesWritten).toBeGreaterThan(0))
    expect((await server.ask('/metrics')).text).toHaveLength(large.length)
    for (const socket of hanging) socket.destroy()
  })

  it('closes at once though scrapers hang', { timeout: 5_000 }, async () => {
    const { admin } = await open()
    const socket = connect(admin.port, '127.0.0.1')
    socket.on('error', () => {})
    const [accepted] = (await once(admin.server, 'connection')) as [Socket]
    socket.write('GET /metr')
    await vi.waitFor(() => expect(accepted.bytesRead).toBeGreaterThan(0))
    await admin.close()
    await once(socket, 'close')
  })
})
