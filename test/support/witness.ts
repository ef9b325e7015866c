import { expect } from 'vitest'
import type { Deployment } from './deployment.ts'
import { abort, firstDelta, readAnswer, resume, send } from './frames.ts'
import { ENDLESS, question } from './mock-answer.ts'
import { connect } from './raw-client.ts'

/** A client in the middle of an answer, which nothing that another client does may disturb. */
export type Witness = AsyncDisposable & {
  /** Waits for text that was sent after this call. */
  stillStreams(): Promise<void>
  /** Stops the answer; all of it must be what the mock wrote. */
  finish(): Promise<void>
}

/** Opens a socket with an answer that does not end. */
export async function openWitness(
  deployment: Pick<Deployment, 'socketUrl' | 'pageUrl'>,
): Promise<Witness> {
  const client = await connect(deployment)
  const asked = question(7, ENDLESS)
  client.send(send('witness', 'witness-chat', asked.text))
  await firstDelta(client, 'witness')
  return {
    async stillStreams() {
      // What waits may be old; of what comes next, the first may have been on its way.
      for (let left = client.waiting + 2; left > 0; left--) await client.next()
    },
    async finish() {
      client.send(abort('witness'))
      const { chunks } = await readFromNext(client)
      expect(chunks.at(-1)).toBe('abort')
      client.send(resume('replay', 'witness-chat'))
      const replay = await readAnswer(client, 'replay')
      expect(replay.text).toBe(asked.answer.slice(0, replay.text.length))
    },
    [Symbol.asyncDispose]: () => client[Symbol.asyncDispose](),
  }
}

async function readFromNext(client: Awaited<ReturnType<typeof connect>>) {
  while (true) {
    const frame = await client.next()
    if (frame.type === 'chunk') return await readAnswer(client, 'witness', frame.sequence + 1)
  }
}
