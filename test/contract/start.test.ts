import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { freePort } from '../../bench/machine/free-port.ts'
import { root, startServer } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'
import { isPortFree } from '../support/port.ts'

const servers = [
  ['integrated/server.ts', 'PORT'],
  ['separate/server.ts', 'WS_PORT'],
  ['separate/web.ts', 'PORT'],
] as const

describe.each(servers)('%s: a start that cannot be', (file, variable) => {
  it('names every problem of the configuration, and listens nowhere', async () => {
    const [port, wsPort] = [await freePort(), await freePort()]
    await using server = await startServer(
      file,
      environmentOf({
        PORT: port,
        WS_PORT: wsPort,
        HEARTBEAT_MS: 'soon',
        MAX_FRAME_BYTES: 12,
        ALLOWED_ORIGINS: 'http://localhost/page',
        OPEN_API_KEY: 'your_openai_api_key_here',
      }),
    )
    expect(await server.exited).toEqual({ code: 1, signal: null })
    const printed = server.tail()
    expect(printed[0]).toBe('The configuration is wrong in 4 place(s):')
    expect(printed.slice(1).map(line => line.split(':', 1)[0]?.trim())).toEqual(
      expect.arrayContaining([
        'HEARTBEAT_MS',
        'MAX_FRAME_BYTES',
        'ALLOWED_ORIGINS',
        'OPEN_API_KEY',
      ]),
    )
    for (const line of printed.slice(1)) expect(line).toMatch(/expected .* found .* Remedy: /)
    expect([await isPortFree(port), await isPortFree(wsPort)]).toEqual([true, true])
  })

  it('names the port in use, and the variable to change', async () => {
    const holder = createServer()
    await new Promise<void>(resolve => holder.listen(0, '127.0.0.1', resolve))
    const { port } = holder.address() as AddressInfo
    const environment = environmentOf({ PORT: port, WS_PORT: port })
    await using server = await startServer(file, environment)
    expect(await server.exited).toEqual({ code: 1, signal: null })
    expect(server.tail().join('\n')).toMatch(
      new RegExp(
        `^Port ${port} is in use by .+\\. Remedy: end it, or set ${variable} to another port\\.$`,
      ),
    )
    holder.close()
  })
})

describe.each(['separate/server.ts', 'separate/web.ts'])('%s without a secret of tickets', file => {
  it('refuses to listen where others can connect, with the remedy', async () => {
    const [PORT, WS_PORT] = [await freePort(), await freePort()]
    const settings = { PORT, WS_PORT, HOST: '0.0.0.0', TICKET_SECRET: '' }
    await using server = await startServer(file, environmentOf(settings))
    expect(await server.exited).toEqual({ code: 1, signal: null })
    expect(server.tail()).toEqual([
      'The configuration is wrong in 1 place(s):',
      '  TICKET_SECRET: expected one secret for all processes, because HOST is 0.0.0.0; found none. Remedy: set it for each of them (openssl rand -hex 32), or to off where something else decides who may connect.',
    ])
    expect([await isPortFree(PORT), await isPortFree(WS_PORT)]).toEqual([true, true])
  })
})

/** What a start prints and ends with. */
const started = (file: string, argument: string) =>
  spawnSync(process.execPath, [join(root, file), argument], { encoding: 'utf8', cwd: root })

describe.each([
  'integrated/server.ts',
  'separate/server.ts',
  'separate/web.ts',
  'separate/both.ts',
])('%s: its command line', file => {
  it('says with --help what is started, and where its settings are', () => {
    const { status, stdout, stderr } = started(file, '--help')
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^[A-Z].+\.\n\n {2}--dev /)
    expect(stdout).toContain('.env.example')
  })

  it.each([
    ['--port', "Unknown option '--port'. Remedy: settings are environment variables; see --help."],
    ['3005', "Unexpected argument '3005'. Remedy: settings are environment variables; see --help."],
  ])('refuses %s in one line', (argument, line) => {
    const { status, stdout, stderr } = started(file, argument)
    expect([status, stdout, stderr]).toEqual([1, '', `${line}\n`])
  })
})
