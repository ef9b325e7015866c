import { createMock } from '../../mock/handler.ts'
import { nameUpstream, type UpstreamChoice } from '../config.ts'
import { createHttpFetch } from './http-fetch.ts'
import type { UpstreamObserver } from './observer.ts'
import { createOpenAIUpstream } from './openai-upstream.ts'
import { patienceOf } from './patience.ts'
import type { Upstream } from './upstream.ts'

/** Never reached over the network: the mock is the client's `fetch`. */
const MOCK_BASE_URL = 'http://mock.invalid/v1'
const MOCK_PATIENCE = patienceOf({ firstTokenMs: 30_000, idleMs: 30_000, totalMs: 3_600_000 })

/**
 * The upstream that the configuration chose. Mock and real server are called by the same client.
 *
 * @param observer hears how answers come in
 */
export function createUpstream(choice: UpstreamChoice, observer: UpstreamObserver): Upstream {
  const description = nameUpstream(choice)
  if (choice.state === 'mock') {
    return createOpenAIUpstream({
      description,
      baseUrl: MOCK_BASE_URL,
      apiKey: undefined,
      model: 'mock',
      patience: MOCK_PATIENCE,
      observer,
      fetch: createMock().fetch,
      close: async () => {},
    })
  }
  const { plainHttp2, proxies } = choice
  const http = createHttpFetch({ plainHttp2, proxies })
  return createOpenAIUpstream({
    ...choice,
    ...http,
    description,
    observer,
    patience: patienceOf(choice),
  })
}
