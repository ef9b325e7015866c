import OpenAI from 'openai'
import { Agent, fetch as undiciFetch } from 'undici'

/** How a test client speaks to the mock. */
export type Transport = 'http1' | 'h2c'

/** An `openai` client on a transport of its own; disposing of it closes its connections. */
export function openaiOver(
  transport: Transport,
  baseURL: string,
): AsyncDisposable & { client: OpenAI } {
  // The pool reads `useH2c` here; undici's types know it one level deeper only, so a literal would be refused.
  const protocol = { allowH2: transport === 'h2c', useH2c: transport === 'h2c' }
  const dispatcher = new Agent(protocol)
  const fetch = (url: string | URL | Request, init?: RequestInit) =>
    undiciFetch(url as string, { ...(init as object), dispatcher }) as unknown as Promise<Response>
  const client = new OpenAI({ apiKey: 'test', baseURL, fetch, maxRetries: 0 })
  return { client, [Symbol.asyncDispose]: () => dispatcher.destroy() }
}

/** Reads a streamed answer to its end: every chunk, and the text of all together. */
export async function readAnswer(client: OpenAI, content: string) {
  const stream = await client.chat.completions.create({
    model: 'any',
    stream: true,
    stream_options: { include_usage: true },
    messages: [{ role: 'user', content }],
  })
  const chunks: OpenAI.ChatCompletionChunk[] = []
  for await (const chunk of stream) chunks.push(chunk)
  const text = chunks.map(chunk => chunk.choices[0]?.delta.content ?? '').join('')
  return { chunks, text }
}
