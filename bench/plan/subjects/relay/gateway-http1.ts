import type { Arm } from './arm.ts'
import { gatewayEnvironment } from './gateway-environment.ts'

/** The gateway, with an upstream that speaks HTTP/1.1 only. */
export const gatewayHttp1: Arm = {
  name: 'gateway-http1',
  title: 'gateway, HTTP/1.1',
  script: 'separate/server.ts',
  ready: 'deployment is ready',
  environment: addresses => ({ ...gatewayEnvironment(addresses), OPEN_API_H2C: '0' }),
}
