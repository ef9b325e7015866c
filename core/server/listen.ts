import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { VariableName } from '../config/variables.ts'
import { portHolder } from './port-holder.ts'

/** Where to listen, and the variable that sets the port, which remedies name. */
export type Address = {
  readonly host: string
  readonly port: number
  readonly variable: VariableName
}

/**
 * Finds out before the long part of a start whether `listen` would succeed.
 *
 * @throws Error as `listen` does
 */
export async function ensurePortFree(address: Address): Promise<void> {
  const probe = createServer()
  await listen(probe, address)
  probe.close()
  await once(probe, 'close')
}

/**
 * Listens, and says on which port (which matters where 0 was asked for).
 *
 * @throws Error with the port, its holder where it can be known, and the remedy
 */
export async function listen(server: Server, address: Address): Promise<number> {
  server.listen({ host: address.host, port: address.port, backlog: 4_096 })
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new Error(await describe(error as NodeJS.ErrnoException, address), { cause: error })
  }
  return (server.address() as AddressInfo).port
}

async function describe(
  error: NodeJS.ErrnoException,
  { host, port, variable }: Address,
): Promise<string> {
  if (error.code === 'EADDRINUSE') {
    const holder = await portHolder(port)
    const by = holder === undefined ? 'another process' : holder
    return `Port ${port} is in use by ${by}. Remedy: end it, or set ${variable} to another port.`
  }
  if (error.code === 'EACCES') {
    return `Port ${port} needs more rights than this user has. Remedy: set ${variable} to a port from 1024.`
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    const hostVariable = variable.endsWith('ADMIN_PORT') ? 'ADMIN_HOST' : 'HOST'
    return `${hostVariable} is ${host}, which is no address of this machine. Remedy: set ${hostVariable} to 127.0.0.1 or 0.0.0.0.`
  }
  return `Cannot listen on ${host}:${port}: ${error.message}`
}
