import { once } from 'node:events'
import { createServer as createHttpServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** A proxy on a free port of this machine, and what it was asked for. */
type ProxyServer = AsyncDisposable & {
  /** Its host and port. */
  readonly address: string
  readonly asked: string[]
}

/** A proxy of HTTP: it leads every tunnel to one port of this machine, and answers other requests itself. */
export async function startHttpProxy(targetPort: number, answer = ''): Promise<ProxyServer> {
  const asked: string[] = []
  const server = createHttpServer((request, response) => {
    asked.push(String(request.url))
    response.end(answer)
  })
  server.on('connect', (request: IncomingMessage, near: Socket) => {
    asked.push(`CONNECT ${request.url}`)
    join(near, targetPort, 'HTTP/1.1 200 OK\r\n\r\n')
  })
  return await listening(server, asked)
}

/** A proxy of SOCKS 5 (RFC 1928), which leads every connection by name to one port of this machine. */
export async function startSocksProxy(targetPort: number): Promise<ProxyServer> {
  const asked: string[] = []
  const server = createServer(async near => {
    near.on('error', () => {})
    await once(near, 'data')
    near.write(Buffer.from([5, 0]))
    const [request] = (await once(near, 'data')) as [Buffer]
    const end = 5 + (request[4] ?? 0)
    asked.push(`${request.subarray(5, end)}:${request.readUInt16BE(end)}`)
    join(near, targetPort, Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]))
  })
  return await listening(server, asked)
}

/** Joins a connection with one to this port, after a first word. */
function join(near: Socket, targetPort: number, word: string | Buffer): void {
  const far = connect(targetPort, '127.0.0.1', () => {
    near.write(word)
    near.pipe(far).pipe(near)
  })
  far.on('error', () => near.destroy())
  near.on('error', () => far.destroy())
}

async function listening(server: Server, asked: string[]): Promise<ProxyServer> {
  const sockets = new Set<Socket>()
  server.on('connection', socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
