import { WebSocket } from 'ws'
import type { WitnessSocketSample } from '../../samples/drill-sample.ts'
import type { DrillClock } from './clock.ts'

/** A visitor's patience. */
const PATIENCE_MS = 10_000

/** Opens a socket as a page that was just loaded would, and leaves again. Never rejects. */
export async function witnessSocket(
  { socketUrl, origin }: { socketUrl: string; origin: string },
  { atMs, clock }: { atMs: number; clock: DrillClock },
): Promise<WitnessSocketSample> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const socket = new WebSocket(socketUrl, {
    origin,
    perMessageDeflate: false,
    handshakeTimeout: PATIENCE_MS,
  })
  socket.on('open', () => resolve(101))
  socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
  socket.on('error', () => resolve(0))
  const status = await promise
  socket.terminate()
  return { type: 'witness-socket', atMs, durationMs: clock.at() - atMs, status }
}
