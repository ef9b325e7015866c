import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Point } from './point.ts'
import { readSnappyBlock } from './snappy.ts'
import { decodeWriteRequest } from './write-request.ts'

/** Where k6 writes its series: a server of the runner. */
export type WriteReceiver = AsyncDisposable & { readonly url: string }

/**
 * Takes remote writes on a free port of 127.0.0.1. k6 never speaks to Prometheus itself: so its load is the same with
 * and without one, and whatever becomes of Prometheus never reaches k6.
 */
export async function openWriteReceiver(
  onPoints: (points: readonly Point[]) => void,
): Promise<WriteReceiver> {
  const server = createServer(async (request, response) => {
    try {
      onPoints(decodeWriteRequest(readSnappyBlock(await buffer(request))))
      response.writeHead(204).end()
    } catch (error) {
      response.writeHead(400).end(String(error))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/api/v1/write`,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
