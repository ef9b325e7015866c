import type { Deployment, Ports } from './subject.ts'

// What a relayed token costs, in six ways to relay it: each a process with a socket and no pages. A further way is one more entry.

type Variant = Pick<Deployment, 'name' | 'title'> & {
  /** The script that Node runs, from the root of the repository. */
  readonly script: string
  /** What the line holds that it prints once it listens. */
  readonly line: string
  /** Whether it has an admin server with metrics. */
  readonly metrics?: true
  readonly environment?: Readonly<Record<string, string>>
}

/** All limits of the gateway stay on; that of answers in all is out of the way. */
const gateway = { MAX_ANSWERS: '10000' }

const servers = 'bench/run/relay-servers'
const socketServer = {
  script: 'separate/server.ts',
  line: 'deployment is ready',
  metrics: true,
} as const

const variants: readonly Variant[] = [
  {
    // What most people write, on the transport they get without asking.
    name: 'loop-http1',
    title: '`openai` for await, global fetch, HTTP/1.1',
    ...{ script: `${servers}/loop-http1.ts`, line: 'listening' },
  },
  {
    // The same with the transport of the gateway: what of the difference is the code's.
    name: 'loop-http2',
    title: 'the same loop, HTTP/2',
    ...{ script: `${servers}/loop-http2.ts`, line: 'listening' },
  },
  {
    name: 'gateway-http1',
    title: 'gateway, HTTP/1.1',
    ...socketServer,
    environment: { ...gateway, OPEN_API_H2C: '0' },
  },
  {
    // The transport that it takes where the upstream offers it, as the public API does.
    name: 'gateway-http2',
    title: 'gateway, HTTP/2',
    ...socketServer,
    environment: gateway,
  },
  {
    // What of its cost is that of the metrics.
    name: 'gateway-unobserved',
    title: 'gateway, HTTP/2, no metrics',
    ...{ script: `${servers}/gateway-unobserved.ts`, line: 'listening' },
    environment: gateway,
  },
  {
    // What a token costs at the least.
    name: 'floor',
    title: 'floor: a timer and ws.send, no upstream',
    ...{ script: `${servers}/floor.ts`, line: 'listening' },
  },
]

/** Every way to relay a token that `bench:relay` compares, in the order of its table. */
export const relayVariants: readonly Deployment[] = variants.map(
  ({ name, title, script, line, metrics, environment }) => ({
    kind: 'started',
    ...{ name, title },
    processes: [
      {
        ...{ name, script },
        serves: ['socket'],
        ready: { line },
        ...(metrics && { adminPort: ({ socketAdmin }: Ports) => socketAdmin }),
      },
    ],
    environment: ({ socket, socketAdmin }) => ({
      PORT: String(socket),
      WS_PORT: String(socket),
      WS_ADMIN_PORT: String(socketAdmin),
      ...environment,
    }),
    pageUrl: ({ page }) => `http://127.0.0.1:${page}`,
    socketUrl: ({ socket }) => `ws://127.0.0.1:${socket}/`,
  }),
)

/** The one that all others are divided by: the loop that most people write. */
export const RELAY_BASELINE = 'loop-http1'
