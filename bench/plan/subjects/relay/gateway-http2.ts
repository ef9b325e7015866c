import type { Arm } from './arm.ts'
import { gatewayEnvironment } from './gateway-environment.ts'

/** The gateway on the transport it takes where the upstream offers it, as the public API does. */
export const gatewayHttp2: Arm = {
  name: 'gateway-http2',
  title: 'gateway, HTTP/2',
  script: 'separate/server.ts',
  ready: 'deployment is ready',
  environment: addresses => ({ ...gatewayEnvironment(addresses), OPEN_API_H2C: '1' }),
}
