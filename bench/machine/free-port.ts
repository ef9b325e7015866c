import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'

const given = new Set<number>()
const attempts = 50

/** Above the last port that browsers and `fetch` refuse to talk to (10080). */
const firstPort = 10_081

/**
 * A TCP port on 127.0.0.1 on which nothing listens, never the same twice in one process. It lies
 * below the range from which the kernel takes the ports of outgoing connections: a server that is
 * started again on its port under load would otherwise find it taken by one of the clients.
 * Falls back to a port of the kernel's choice; rejects when none can be had.
 */
export async function freePort(): Promise<number> {
  const end = await firstOutgoingPort()
  for (let attempt = 0; attempt < attempts && end > firstPort; attempt += 1) {
    const port = firstPort + Math.floor(Math.random() * (end - firstPort))
    if (given.has(port)) continue
    given.add(port)
    const free = await listenOnce(port).catch(() => undefined)
    if (free) return free
  }
  return await listenOnce(0)
}

/** Where the outgoing range begins (Linux; elsewhere IANA's, which macOS and Windows keep to). */
async function firstOutgoingPort(): Promise<number> {
  const range = await readFile('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').catch(
    () => '49152',
  )
  return Number.parseInt(range, 10)
}

function listenOnce(port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const server = createServer()
  server.once('error', reject)
  server.listen(port, '127.0.0.1', () => {
    const address = server.address()
    const taken = typeof address === 'object' && address ? address.port : port
    server.close(() => resolve(taken))
  })
  return promise
}
