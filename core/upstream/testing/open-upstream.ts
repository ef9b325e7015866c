import type { Proxies } from '../connections.ts'
import { createHttpFetch } from '../http-fetch.ts'
import { createOpenAIUpstream } from '../openai-upstream.ts'
import { patienceOf } from '../patience.ts'
import type { Upstream } from '../upstream.ts'

/** A key that must never be seen in a message. */
export const CANARY_KEY = 'sk-canary-5f2a9c'

/** The real client against a server on this machine; it closes when it is disposed. */
export function openUpstream(
  baseUrl: string,
  options: {
    plainHttp2?: boolean
    proxies?: Proxies
    firstTokenMs?: number
    idleMs?: number
    totalMs?: number
  } = {},
): Upstream & AsyncDisposable {
  const { plainHttp2 = false, firstTokenMs = 30_000, idleMs = 30_000, totalMs = 60_000 } = options
  const upstream = createOpenAIUpstream({
    ...createHttpFetch({ plainHttp2, proxies: options.proxies }),
    description: 'test',
    baseUrl,
    apiKey: CANARY_KEY,
    model: 'gpt-test',
    patience: patienceOf({ firstTokenMs, idleMs, totalMs }),
  })
  return { ...upstream, [Symbol.asyncDispose]: () => upstream.close() }
}
