import { randomUUID } from 'node:crypto'
import type { Deployment } from './deployment.ts'
import { abort, firstDelta, send } from './frames.ts'
import { question } from './mock-answer.ts'
import { connect, type RawClient } from './raw-client.ts'

/** Gaps between the tokens of honest users, in milliseconds. */
export type Gaps = { readonly count: number; readonly p99Ms: number; readonly largestMs: number }

/** Users whose answers are being written while something else goes on. */
export type HonestStreams = AsyncDisposable & {
  /** The gaps of the tokens that arrive from now until the promise settles. */
  during(attack: Promise<unknown>): Promise<Gaps>
}

/** A token every 20 ms, as a hosted model writes; no test sees the end. */
const STEADY = 'ttft=0 gap=20 length=60000'

/** Opens so many sockets with a live answer each. */
export async function openHonestStreams(
  deployment: Pick<Deployment, 'socketUrl' | 'pageUrl'>,
  count: number,
): Promise<HonestStreams> {
  const clients: RawClient[] = []
  for (let at = 0; at < count; at += 1) {
    const client = await connect(deployment)
    clients.push(client)
    // A chat of its own: the answers of users who have just left may be stopped a moment later.
    client.send(send('honest', randomUUID(), question(at, STEADY).text))
    await firstDelta(client, 'honest')
  }
  return {
    async during(attack) {
      const gaps: number[] = []
      const stops = clients.map(({ socket }) => {
        let lastMs = performance.now()
        const heard = () => {
          const nowMs = performance.now()
          gaps.push(nowMs - lastMs)
          lastMs = nowMs
        }
        socket.on('message', heard)
        return () => {
          socket.off('message', heard)
          // A stream that stands still to the end has a gap as well.
          gaps.push(performance.now() - lastMs)
        }
      })
      await attack
      for (const stop of stops) stop()
      const sorted = gaps.toSorted((a, b) => a - b)
      return {
        count: sorted.length,
        p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
        largestMs: sorted.at(-1) ?? 0,
      }
    },
    async [Symbol.asyncDispose]() {
      for (const client of clients) {
        client.send(abort('honest'))
        client.socket.close()
      }
    },
  }
}
