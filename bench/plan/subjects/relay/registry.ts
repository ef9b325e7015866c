import type { Arm } from './arm.ts'
import { floor } from './floor.ts'
import { gatewayHttp1 } from './gateway-http1.ts'
import { gatewayHttp2 } from './gateway-http2.ts'
import { gatewayUnobserved } from './gateway-unobserved.ts'
import { loopHttp1 } from './loop-http1.ts'
import { loopHttp2 } from './loop-http2.ts'

/** Every arm, in the order of the table. */
export const arms: readonly Arm[] = [
  loopHttp1,
  loopHttp2,
  gatewayHttp1,
  gatewayHttp2,
  gatewayUnobserved,
  floor,
]

/** The arm that all others are divided by. */
export const baseline = loopHttp1.name
