import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { freePort } from '../../bench/machine/free-port.ts'
import { type ManagedProcess, startProcess } from '../../bench/machine/process/managed-process.ts'
import { waitForLine, waitForUrl } from '../../bench/machine/process/readiness.ts'
import { deploymentNames, layoutOf, root } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'
import { connect } from '../support/raw-client.ts'

/** The project in a directory with `.env` files of its own, and a start from there. */
async function ownDirectory() {
  const directory = await mkdtemp(join(tmpdir(), 'environment-'))
  // What Next.js looks for in the directory that it is started in.
  for (const name of ['.next', 'node_modules', 'next.config.ts', 'package.json', 'src']) {
    await symlink(join(root, name), join(directory, name))
  }
  return {
    write: (file: string, text: string | Buffer) => writeFile(join(directory, file), text),
    start: (file: string, environment: Record<string, string>) =>
      startProcess({
        name: file,
        command: { file: process.execPath, arguments: [join(root, file)] },
        environment,
        cwd: directory,
      }),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true }),
  }
}

describe('the files of the environment', () => {
  it('are read by the process that starts, and told where they have no effect', async () => {
    await using own = await ownDirectory()
    await own.write('.env', 'OPEN_API_KYE=x\nOPEN_API_MODEL=other\n')
    await own.write(
      '.env.local',
      '\ufeffOPEN_API_BASE_URL="http://127.0.0.1:9/v1"\r\nOPEN_API_MODEL=named\r\n',
    )
    const { OPEN_API_BASE_URL, OPEN_API_MODEL, ...environment } = environmentOf({ WS_PORT: 0 })
    expect([OPEN_API_BASE_URL, OPEN_API_MODEL]).toEqual(['', ''])
    await using server = await own.start('separate/server.ts', environment)
    await waitForLine(server, line => line === '  answers  named at http://127.0.0.1:9/v1')
    expect(server.tail()).toContain('.env: OPEN_API_KYE is not read: did you mean OPEN_API_KEY?')
  })

  it.each(deploymentNames)('%s: no start from a file that is not UTF-8', async name => {
    await using own = await ownDirectory()
    await own.write(
      '.env',
      Buffer.from('\ufeffOPEN_API_BASE_URL=http://127.0.0.1:9/v1\n', 'utf16le'),
    )
    for (const file of Object.values(layoutOf(name)).filter(part => part?.endsWith('.ts'))) {
      await using server = await own.start(file, environmentOf({ PORT: 0, WS_PORT: 0 }))
      expect(await server.exited).toMatchObject({ code: 1 })
      expect(server.tail().join('\n')).toContain('.env: expected text in UTF-8; found UTF-16')
    }
  })

  it.each(deploymentNames)(
    '%s: .env.local names the same model on the page, and an edit after the start ends nothing',
    async name => {
      await using own = await ownDirectory()
      await own.write('.env.local', 'OPEN_API_BASE_URL=http://127.0.0.1:9/v1\nOPEN_API_MODEL=named')
      const port = await freePort()
      const wsPort = await freePort()
      const { OPEN_API_BASE_URL, OPEN_API_MODEL, HEARTBEAT_MS, ...environment } = environmentOf({
        PORT: port,
        WS_PORT: wsPort,
      })
      expect([OPEN_API_BASE_URL, OPEN_API_MODEL, HEARTBEAT_MS]).toEqual(['', '', ''])
      const { socketServer, socketPath, pageServer } = layoutOf(name)
      await using stack = new AsyncDisposableStack()
      const begin = async (file: string): Promise<ManagedProcess> =>
        stack.use(await own.start(file, environment))
      const server = await begin(socketServer)
      await waitForLine(server, line => line.startsWith('  answers  named at'))
      const pages = pageServer === undefined ? server : await begin(pageServer)
      const pageUrl = `http://127.0.0.1:${port}`
      await waitForUrl(pages, `${pageUrl}/bench/static`)
      const socketPort = pageServer === undefined ? port : wsPort
      const socketUrl = `ws://127.0.0.1:${socketPort}${socketPath}`
      await using client = await connect({ pageUrl, socketUrl })

      await own.write('.env', 'HEARTBEAT_MS=abc')
      await own.write('.env.local', 'OPEN_API_MODEL=renamed\nHEARTBEAT_MS=abc')
      const page = await fetch(`${pageUrl}/streaming/socket`)
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('"upstream\\":\\"named')
      expect(client.socket.readyState).toBe(client.socket.OPEN)
    },
  )
})
