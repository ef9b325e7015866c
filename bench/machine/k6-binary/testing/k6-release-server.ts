import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findOnPath } from '../../find-on-path.ts'
import { commandOutput } from '../../process/command-output.ts'
import { releaseArchive } from '../k6-release.ts'

/** Test only: how the server on 127.0.0.1 hands out the archive. */
export type Delivery = (response: ServerResponse, archive: Buffer) => void

/** Test only: a directory that is removed afterwards. */
export async function temporaryDirectory(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'bench-tools-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** Test only: a program at `directory/name` that prints a version as k6 does. */
export async function fakeK6(directory: string, version: string, name = 'k6'): Promise<string> {
  return await script(directory, name, `echo 'k6 v${version} (go1.26.8, linux/amd64)'`)
}

/** Test only: an executable shell script. */
export async function script(directory: string, name: string, body: string): Promise<string> {
  await mkdir(directory, { recursive: true })
  const path = join(directory, name)
  await writeFile(path, `#!/bin/sh\n${body}\n`)
  await chmod(path, 0o755)
  return path
}

/** Test only: a PATH with what unpacking needs and nothing else, so that no k6 or go is on it. */
export async function barePath(directory: string): Promise<string> {
  const bin = join(directory, 'bin')
  await mkdir(bin)
  for (const program of ['tar', 'gzip', 'chmod']) {
    const path = await findOnPath(program, process.env)
    if (path) await symlink(path, join(bin, program))
  }
  return bin
}

/** Test only: a release of k6 1.8.1 on 127.0.0.1, made with the system's tar. */
export async function releaseServer(
  directory: string,
  deliver: Delivery = (response, archive) => response.end(archive),
): Promise<AsyncDisposable & { readonly baseUrl: string; readonly asked: readonly string[] }> {
  const { file, directory: inside } = releaseArchive('1.8.1', process.platform, process.arch)
  await fakeK6(join(directory, inside), '1.8.1')
  await commandOutput('tar', ['-acf', file, inside], { cwd: directory })
  const archive = await readFile(join(directory, file))
  const sum = createHash('sha256').update(archive).digest('hex')
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/v1.8.1/k6-v1.8.1-checksums.txt') {
      response.end(`${'0'.repeat(64)}  k6-v1.8.1-another.zip\n${sum}  ${file}\n`)
      return
    }
    deliver(response, archive)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
