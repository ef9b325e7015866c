import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { startApiServer } from '../../core/upstream/testing/api-server.ts'
import type { Settings } from '../support/environment.ts'

/** What an answer is made of; `hold` waits for `release`. */
export type Piece = { readonly reasoning: string } | { readonly text: string } | 'hold'

/** An answer as an API would send it. */
export type ScriptedAnswer = {
  readonly pieces: readonly Piece[]
  readonly finishReason?: string
  readonly usage?: object
}

/** An API whose next answers are told in advance. */
export type ScriptedApi = AsyncDisposable & {
  /** What a deployment is told, to have it as its upstream. */
  readonly settings: Settings
  /** The bodies of the requests that came. */
  readonly bodies: readonly string[]
  /** Answers the next question so. */
  say(answer: ScriptedAnswer): void
  /** Goes on after a `hold`. */
  release(): void
}

/** Starts it on a free port. */
export async function startScriptedApi(): Promise<ScriptedApi> {
  const answers: ScriptedAnswer[] = []
  const held = new EventTarget()
  const server = await startApiServer(response => {
    void write(response, answers.shift() ?? { pieces: [{ text: 'Nothing was told.' }] }, held)
  })
  return {
    settings: { OPEN_API_BASE_URL: server.baseUrl, OPEN_API_MODEL: 'scripted' },
    bodies: server.bodies,
    say: answer => answers.push(answer),
    release: () => held.dispatchEvent(new Event('release')),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

async function write(
  response: ServerResponse,
  { pieces, finishReason = 'stop', usage }: ScriptedAnswer,
  held: EventTarget,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const choice = (delta: object, reason: string | null = null) =>
    event({ choices: [{ index: 0, delta, finish_reason: reason }] })
  const event = (value: object) => response.write(`data: ${JSON.stringify(value)}\n\n`)
  for (const piece of pieces) {
    if (piece === 'hold') {
      await once(held, 'release')
      continue
    }
    choice('text' in piece ? { content: piece.text } : { reasoning_content: piece.reasoning })
  }
  choice({}, finishReason)
  if (usage !== undefined) event({ choices: [], usage })
  response.end('data: [DONE]\n\n')
}
