import type { EnvironmentVariables } from '../../../machine/process/command-output.ts'
import type { Addresses } from './arm.ts'
import { ORIGIN } from './origin.ts'

/** The gateway's variables: where it listens and asks. All its limits stay on; that of answers in all is out of the way. */
export function gatewayEnvironment({ port, mockUrl }: Addresses): EnvironmentVariables {
  return {
    WS_PORT: String(port),
    OPEN_API_BASE_URL: mockUrl,
    OPEN_API_MODEL: 'mock',
    ALLOWED_ORIGINS: ORIGIN,
    MAX_ANSWERS: '10000',
  }
}
