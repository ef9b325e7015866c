import type { Arm } from './arm.ts'

/** What a token costs at the least: no upstream, a timer and one `ws.send`. */
export const floor: Arm = {
  name: 'floor',
  title: 'floor: a timer and ws.send, no upstream',
  script: 'bench/run/relay-servers/floor.ts',
  ready: 'listening',
  environment: ({ port }) => ({ PORT: String(port) }),
}
