import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { ensurePortFree, listen } from './listen.ts'
import { portHolder } from './port-holder.ts'

const servers: Server[] = []
const open = () => {
  const server = createServer()
  servers.push(server)
  return server
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    if (!server.listening) continue
    server.close()
    await once(server, 'close')
  }
})

const address = (port: number, host = '127.0.0.1') => ({ host, port, variable: 'WS_PORT' }) as const

describe('listen', () => {
  it('takes a free port for 0, and says which', async () => {
    const server = open()
    const port = await listen(server, address(0))
    expect(port).toBeGreaterThan(0)
    expect(server.address()).toMatchObject({ address: '127.0.0.1', port })
  })

  it('names the port, who holds it, and the variable to change', async () => {
    const port = await listen(open(), address(0))
    const holder = await portHolder(port)
    const message = `Port ${port} is in use by ${holder ?? 'another process'}. Remedy: end it, or set WS_PORT to another port.`
    await expect(listen(open(), address(port))).rejects.toThrow(message)
    await expect(ensurePortFree(address(port))).rejects.toThrow(message)
  })

  it('says that a host is no address of this machine', async () => {
    const elsewhere = address(0, '203.0.113.7')
    await expect(listen(open(), elsewhere)).rejects.toThrow(
      'HOST is 203.0.113.7, which is no address of this machine. Remedy: HOST comes from the environment, which no file overrides: unset HOST, or set it there to 127.0.0.1 or 0.0.0.0.',
    )
    await expect(listen(open(), { ...elsewhere, hostFile: '.env.local' })).rejects.toThrow(
      'HOST is 203.0.113.7, which is no address of this machine. Remedy: in .env.local set HOST to 127.0.0.1 or 0.0.0.0.',
    )
  })

  it('says the same of a name that nobody knows, or that nobody can ask about', async () => {
    for (const host of ['x86_64-conda-linux-gnu', 'no-such-host.invalid']) {
      await expect(listen(open(), address(0, host))).rejects.toThrow(
        `HOST is ${host}, which is no address of this machine. Remedy: HOST comes from the environment, which no file overrides: unset HOST`,
      )
    }
  })
})

describe('ensurePortFree', () => {
  it('leaves the port free', async () => {
    const port = await listen(open(), address(0))
    servers[0]?.close()
    await once(servers[0] ?? expect.unreachable(), 'close')
    await ensurePortFree(address(port))
    expect(await listen(open(), address(port))).toBe(port)
  })
})

describe('portHolder', () => {
  it('names this process, where the tools of the system can tell', async ({ skip }) => {
    const port = await listen(open(), address(0))
    const holder = await portHolder(port)
    if (holder === undefined) skip('neither lsof nor ss tells who listens: install one of them')
    expect(holder).toMatch(new RegExp(`^.+ \\(process ${process.pid}\\)$`))
  })

  it('knows nobody on a port that is free', async () => {
    const port = await listen(open(), address(0))
    servers[0]?.close()
    await once(servers[0] ?? expect.unreachable(), 'close')
    expect(await portHolder(port)).toBeUndefined()
  })
})
