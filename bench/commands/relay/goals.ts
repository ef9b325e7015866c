import { floor } from '../../plan/subjects/relay/floor.ts'
import { gatewayHttp1 } from '../../plan/subjects/relay/gateway-http1.ts'
import { gatewayHttp2 } from '../../plan/subjects/relay/gateway-http2.ts'
import { gatewayUnobserved } from '../../plan/subjects/relay/gateway-unobserved.ts'
import { loopHttp1 } from '../../plan/subjects/relay/loop-http1.ts'
import { loopHttp2 } from '../../plan/subjects/relay/loop-http2.ts'

/** What the gateway is to reach: CPU per token of one arm ÷ that of another, in the same round. */
export type Goal = {
  readonly title: string
  readonly arm: string
  readonly against: string
  readonly atMost: number
}

/** Every goal, in the order of the report. */
export const goals: readonly Goal[] = [
  {
    title: 'gateway : loop, each on its default transport',
    arm: gatewayHttp2.name,
    against: loopHttp1.name,
    atMost: 0.5,
  },
  {
    title: 'gateway : loop, both on HTTP/1.1',
    arm: gatewayHttp1.name,
    against: loopHttp1.name,
    atMost: 0.45,
  },
  {
    title: 'gateway : loop, both on HTTP/2',
    arm: gatewayHttp2.name,
    against: loopHttp2.name,
    atMost: 0.45,
  },
  {
    title: 'gateway on HTTP/2 : loop on HTTP/1.1, the final goal',
    arm: gatewayHttp2.name,
    against: loopHttp1.name,
    atMost: 0.35,
  },
  {
    title: 'gateway on HTTP/2 : floor',
    arm: gatewayHttp2.name,
    against: floor.name,
    atMost: 1.7,
  },
  {
    title: 'gateway with metrics : without, both on HTTP/2',
    arm: gatewayHttp2.name,
    against: gatewayUnobserved.name,
    atMost: 1.03,
  },
]
