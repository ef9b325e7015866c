import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A TCP proxy on 127.0.0.1 that stands for the network between browser and server. */
export type CuttingProxy = AsyncDisposable & {
  readonly port: number
  /** Where new connections go from now on. */
  leadTo(port: number): void
  /** Breaks every connection off, as a lost network does: nobody says goodbye. */
  cut(): void
  /** Passes nothing on any more, and closes nothing: the machine slept, a NAT forgot. New connections pass. */
  hush(): void
  /** Cuts, and refuses new connections until `leadTo` is called again. */
  lose(): void
}

/** Starts it; until `leadTo` was called, connections are refused. */
export async function startCuttingProxy(): Promise<CuttingProxy> {
  const sockets = new Set<Socket>()
  let target: number | undefined
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  }
  const server = createServer(client => {
    keep(client)
    if (target === undefined) {
      client.destroy()
      return
    }
    const upstream = connect(target, '127.0.0.1')
    keep(upstream)
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
    client.pipe(upstream).pipe(client)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    leadTo(port) {
      target = port
    },
    cut,
    hush() {
      for (const socket of sockets) socket.unpipe().pause()
    },
    lose() {
      target = undefined
      cut()
    },
    async [Symbol.asyncDispose]() {
      server.close()
      cut()
    },
  }
}
