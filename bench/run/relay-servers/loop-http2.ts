import OpenAI from 'openai'
import { Agent, fetch } from 'undici'
import { relayLoop } from './serve-prompts.ts'

// As loop-http1.ts, but its fetch is undici's with plain-text HTTP/2. The gateway's own fetch gives a Node stream, for
// which the client's iterator has no use.

const protocol = { allowH2: true, useH2c: true }
const dispatcher = new Agent(protocol)

relayLoop(
  new OpenAI({
    apiKey: 'none',
    baseURL: process.env.OPEN_API_BASE_URL,
    fetch: (url, init) =>
      fetch(url as string, { ...(init as object), dispatcher }) as unknown as Promise<Response>,
  }),
)
