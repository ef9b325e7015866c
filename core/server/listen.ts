import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Address, hostVariableOf } from './address.ts'
import { portHolder } from './port-holder.ts'

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

/** What the system says of a host that it does not have, or cannot ask about. */
const NO_SUCH_HOST = ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL']

async function describe(
  error: NodeJS.ErrnoException,
  { host, port, variable, hostFile }: Address,
): Promise<string> {
  if (error.code === 'EADDRINUSE') {
    const holder = await portHolder(port)
    const by = holder === undefined ? 'another process' : holder
    return `Port ${port} is in use by ${by}. Remedy: end it, or set ${variable} to another port.`
  }
  if (error.code === 'EACCES') {
    return `Port ${port} is kept back by the system. Remedy: set ${variable} to ${await freeRange(port)}.`
  }
  if (NO_SUCH_HOST.includes(error.code ?? '')) {
    const hostVariable = hostVariableOf(variable)
    const remedy =
      hostFile === undefined
        ? `${hostVariable} comes from the environment, which no file overrides: unset ${hostVariable}, or set it there to`
        : `in ${hostFile} set ${hostVariable} to`
    return `${hostVariable} is ${host}, which is no address of this machine. Remedy: ${remedy} 127.0.0.1 or 0.0.0.0.`
  }
  return `Cannot listen on ${host}:${port}: ${error.message}`
}

/** From where on ports are for everybody, as far as the system tells; Windows keeps whole ranges for itself. */
async function freeRange(port: number): Promise<string> {
  const text = await readFile('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8').catch(
    () => '1024',
  )
  const first = Number.parseInt(text, 10)
  return port < first ? `a port from ${first}` : 'another port'
}
