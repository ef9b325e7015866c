import { createEngine } from './engine.ts'
import { defaultMockOptions, type MockOptions } from './options.ts'
import type { MockStats } from './stats.ts'
import { createWebSink } from './web-sink.ts'
import { createWheelClock } from './wheel-clock.ts'

/** A mock upstream inside this process. */
export interface MockUpstream {
  /**
   * Answers one request as the server would; the body is a web stream of bytes.
   *
   * @throws TypeError where a real `fetch` would: a connection reset before the answer
   * @throws the request's abort reason, when its signal aborts before the answer
   */
  handle(request: Request): Promise<Response>
  /** The same as a `fetch`, for the `openai` client. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>
  readonly stats: MockStats
}

/** Creates a mock that needs no port: its `fetch` goes into the `openai` client. It holds no resource while idle. */
export function createMock(options: Partial<MockOptions> = {}): MockUpstream {
  const clock = createWheelClock({ spread: false })
  const engine = createEngine({ ...defaultMockOptions, ...options }, clock)
  const handle = async (request: Request): Promise<Response> => {
    const body = await request.text()
    const { sink, response } = createWebSink(request.signal)
    const directives = request.headers.get('x-mock') ?? ''
    engine.answer(
      { method: request.method, path: new URL(request.url).pathname, directives, body },
      sink,
    )
    return response
  }
  return { handle, fetch: (input, init) => handle(new Request(input, init)), stats: engine.stats }
}
