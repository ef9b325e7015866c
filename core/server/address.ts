import type { Config } from '../config.ts'

/** A variable that sets a port. */
export type PortVariable = 'PORT' | 'WS_PORT' | 'ADMIN_PORT' | 'WS_ADMIN_PORT'

/** Where to listen, and the variable that sets the port, which remedies name. */
export type Address = {
  readonly host: string
  readonly port: number
  readonly variable: PortVariable
  /** The file that has the host; undefined for the shell, which no file overrides, or nothing. */
  readonly hostFile?: string | undefined
}

const FIELDS = {
  PORT: ['port', 'host'],
  WS_PORT: ['wsPort', 'host'],
  ADMIN_PORT: ['adminPort', 'adminHost'],
  WS_ADMIN_PORT: ['wsAdminPort', 'adminHost'],
} as const

/** The variable that sets the host beside a port. */
export function hostVariableOf(variable: PortVariable): 'HOST' | 'ADMIN_HOST' {
  return variable.endsWith('ADMIN_PORT') ? 'ADMIN_HOST' : 'HOST'
}

/** The address of one of this project's servers. */
export function addressOf(
  config: Pick<Config, (typeof FIELDS)[PortVariable][0 | 1] | 'files'>,
  variable: PortVariable,
): Address {
  const [port, host] = FIELDS[variable]
  const hostFile = config.files[hostVariableOf(variable)]
  return { host: config[host], port: config[port], variable, hostFile }
}
