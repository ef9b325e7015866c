import type { Arm } from './arm.ts'

/** The same loop with the transport of the gateway: what of the difference is the code's. */
export const loopHttp2: Arm = {
  name: 'loop-http2',
  title: 'the same loop, HTTP/2',
  script: 'bench/run/relay-servers/loop-http2.ts',
  ready: 'listening',
  environment: ({ port, mockUrl }) => ({ PORT: String(port), OPENAI_BASE_URL: mockUrl }),
}
