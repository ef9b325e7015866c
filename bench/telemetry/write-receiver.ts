import { buffer } from 'node:stream/consumers'
import snappy from 'snappyjs'
import { openLocalServer } from './local-server.ts'
import type { Point } from './point.ts'
import { decodeWriteRequest } from './write-request.ts'

/** A block that says it holds more is refused. */
const MAX_BYTES = 64 * 1024 * 1024

/** Where k6 writes its series: a server of the runner. */
export type WriteReceiver = AsyncDisposable & { readonly url: string }

/**
 * Takes the remote writes of k6. It never speaks to Prometheus itself: so its load is the same with and without one, and the run
 * keeps its series for a later day.
 */
export async function openWriteReceiver(
  onPoints: (points: readonly Point[]) => void,
): Promise<WriteReceiver> {
  const server = await openLocalServer(async (request, response) => {
    try {
      onPoints(decodeWriteRequest(snappy.uncompress(await buffer(request), MAX_BYTES)))
      response.writeHead(204).end()
    } catch (error) {
      response.writeHead(400).end(String(error))
    }
  })
  return {
    url: `http://${server.address}/api/v1/write`,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}
