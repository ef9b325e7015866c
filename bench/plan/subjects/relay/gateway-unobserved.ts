import type { Arm } from './arm.ts'
import { gatewayEnvironment } from './gateway-environment.ts'

/** The gateway on HTTP/2 without metrics: what of its cost is theirs. */
export const gatewayUnobserved: Arm = {
  name: 'gateway-unobserved',
  title: 'gateway, HTTP/2, no metrics',
  script: 'bench/run/relay-servers/gateway-unobserved.ts',
  ready: 'listening',
  environment: addresses => ({ ...gatewayEnvironment(addresses), OPEN_API_H2C: '1' }),
}
