import { connect as connectTcp } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, deploymentNames, startDeployment } from '../support/deployment.ts'
import { adminOf } from '../support/metrics.ts'
import { requestUpgrade, type UpgradeRequest } from '../support/upgrade-request.ts'

type Case = [name: string, change: Partial<UpgradeRequest>, status: number, body: string]

/** What RFC 6455, 4.2.1 asks of a client, each broken once. */
const cases: Case[] = [
  ['HTTP/1.0', { version: '1.0' }, 400, 'Expected HTTP/1.1.\n'],
  ['no Host', { headers: { Host: undefined } }, 400, 'Expected one Host header, found none.\n'],
  [
    'two Hosts',
    { moreLines: ['host: other.example'] },
    400,
    'Expected one Host header, found 2.\n',
  ],
  ['a POST', { method: 'POST' }, 405, 'Expected a GET request.\n'],
  [
    'version 8',
    { headers: { 'Sec-WebSocket-Version': '8' } },
    426,
    'Expected the header Sec-WebSocket-Version: 13.\n',
  ],
  [
    'no key',
    { headers: { 'Sec-WebSocket-Key': undefined } },
    400,
    'Expected a Sec-WebSocket-Key of 16 bytes in base64.\n',
  ],
  [
    'another upgrade',
    { headers: { Upgrade: 'h2c' } },
    400,
    'Expected the header Upgrade: websocket.\n',
  ],
]

describe.each(deploymentNames)('%s: a handshake that is none', name => {
  let deployment: Deployment
  beforeAll(async () => {
    deployment = await startDeployment(name)
  })
  afterAll(() => deployment[Symbol.asyncDispose]())

  it.each(cases)('%s is refused before the 101', async (_, change, status, body) => {
    const { socketPort: port, socketUrl, pageUrl } = deployment
    const headers = { Origin: pageUrl, ...change.headers }
    const target = new URL(socketUrl).pathname
    const answer = await requestUpgrade({ port, target, ...change, headers })
    expect(answer).toMatchObject({ status, body })
    expect(answer.head.includes('\r\nSec-WebSocket-Version: 13')).toBe(status === 426)
  })

  it('is counted by its reason', async () => {
    const admin = await adminOf(deployment.server)
    const series = await admin.series()
    expect(series.get('chat_handshakes_refused_total{reason="handshake"}')).toBe(cases.length)
  })

  it('that never comes to its end is ended by the server, with 408', async () => {
    const socket = connectTcp(deployment.socketPort, '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n')
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /)
  })
})
