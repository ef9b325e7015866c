import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { expect, test } from 'vitest'
import { listeningPorts, parseListening } from './listening-ports.ts'

const onLinux = test.runIf(process.platform === 'linux')

onLinux('a port is there while this process listens on it, on IPv4 and IPv6', async () => {
  for (const host of ['127.0.0.1', '::1']) {
    const server = createServer().listen(0, host)
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    expect(await portsHere()).toContain(port)
    await close(server)
    expect(await portsHere()).not.toContain(port)
  }
})

onLinux('a process that is gone listens to nothing', async () => {
  expect(await listeningPorts([2 ** 22 + 1])).toEqual({ state: 'measured', ports: [] })
})

test('only listening rows count; the port stands behind the address, IPv6 too', () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1',
    '   1: 0100007F:0BB8 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 4712 1',
    '   2: 00000000000000000000000001000000:24F8 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1',
    '',
  ].join('\n')
  expect(parseListening(table)).toEqual([
    ['4711', 3_000],
    ['4713', 9_464],
  ])
})

async function portsHere(): Promise<readonly number[]> {
  const found = await listeningPorts([process.pid])
  if (found.state === 'unavailable') throw new Error(found.reason)
  return found.ports
}

async function close(server: Server): Promise<void> {
  server.close()
  await once(server, 'close')
}
