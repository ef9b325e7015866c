import type { Arm } from './arm.ts'

/** What most people write, on the transport they get without asking. */
export const loopHttp1: Arm = {
  name: 'loop-http1',
  title: '`openai` for await, global fetch, HTTP/1.1',
  script: 'bench/run/relay-servers/loop-http1.ts',
  ready: 'listening',
  environment: ({ port, mockUrl }) => ({ PORT: String(port), OPENAI_BASE_URL: mockUrl }),
}
