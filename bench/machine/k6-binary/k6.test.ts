import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { executableName } from '../find-on-path.ts'
import { freePort } from '../free-port.ts'
import type { EnvironmentVariables } from '../process/command-output.ts'
import { type FindK6Options, findK6 } from './k6.ts'
import {
  barePath,
  fakeK6,
  releaseServer,
  script,
  temporaryDirectory,
} from './testing/k6-release-server.ts'

/** An address at which nothing listens. */
const nowhere = `http://127.0.0.1:${await freePort()}`

async function bench(releaseBaseUrl: string) {
  const directory = await temporaryDirectory()
  const messages: string[] = []
  const cache = join(directory.path, 'cache')
  const options: FindK6Options & { environment: EnvironmentVariables } = {
    environment: { PATH: await barePath(directory.path) },
    cacheDirectory: cache,
    releaseBaseUrl,
    onProgress: message => messages.push(message),
  }
  const place = join(cache, 'k6', '1.8.1', executableName('k6'))
  return {
    ...directory,
    options,
    messages,
    place,
    [Symbol.asyncDispose]: directory[Symbol.asyncDispose],
  }
}

/** Everything below the cache's k6 directory: a failed installation must leave nothing. */
async function leftovers(place: string): Promise<string[]> {
  return await readdir(join(place, '..'))
}

const goThatInstalls = `
[ "$1 $2" = "install go.k6.io/k6@v1.8.1" ] || exit 9
printf '#!/bin/sh\\necho k6 v1.8.1\\n' > "$GOBIN/k6"
chmod 755 "$GOBIN/k6"`

test('K6_BIN comes before PATH, and PATH before the cache', async () => {
  await using at = await bench(nowhere)
  const named = await fakeK6(at.path, '2.0.3', 'my-k6')
  const onPath = await fakeK6(join(at.path, 'bin'), '1.9.0')
  const cached = await fakeK6(join(at.place, '..'), '1.8.1')
  const environment = { ...at.options.environment, K6_BIN: named }
  const byName = { path: named, version: '2.0.3', source: 'K6_BIN' }
  await expect(findK6({ ...at.options, environment })).resolves.toEqual(byName)
  const byPath = { path: onPath, version: '1.9.0', source: 'PATH' }
  await expect(findK6(at.options)).resolves.toEqual(byPath)
  await fakeK6(join(at.path, 'bin'), '1.7.0')
  const fromCache = { path: cached, version: '1.8.1', source: 'cached copy' }
  await expect(findK6(at.options)).resolves.toEqual(fromCache)
  expect(at.messages).toEqual(['no k6 by PATH: it is k6 1.7.0, needed is 1.8 or newer, or 2.x'])
})

test('a good archive is checked, unpacked, kept, and not downloaded again', async () => {
  await using at = await bench('')
  await using server = await releaseServer(at.path)
  const options = { ...at.options, releaseBaseUrl: server.baseUrl }
  const found = { path: at.place, version: '1.8.1' }
  await expect(findK6(options)).resolves.toEqual({ ...found, source: 'release archive' })
  await expect(findK6(options)).resolves.toEqual({ ...found, source: 'cached copy' })
  expect(server.asked).toHaveLength(2)
  expect(await leftovers(at.place)).toEqual([executableName('k6')])
  expect(at.messages.some(message => message.endsWith('(100%)'))).toBe(true)
})

test('a corrupted archive is refused before it is unpacked', async () => {
  await using at = await bench('')
  await using server = await releaseServer(at.path, (response, archive) => {
    const damaged = Buffer.from(archive)
    damaged[archive.length >> 1] = (damaged[archive.length >> 1] ?? 0) ^ 1
    response.end(damaged)
  })
  const search = findK6({ ...at.options, releaseBaseUrl: server.baseUrl })
  await expect(search).rejects.toThrow(
    /is corrupted: expected SHA-256 [0-9a-f]{64}, found [0-9a-f]{64}/,
  )
  expect(await leftovers(at.place)).toEqual([])
  expect(at.messages.filter(message => message.includes('unpacking'))).toEqual([])
})

test.each([
  ['announced length', (archive: Buffer) => ({ 'content-length': archive.length })],
  ['no announced length', () => ({})],
])('an archive whose connection is cut leaves nothing (%s)', async (_, headers) => {
  await using at = await bench('')
  await using server = await releaseServer(at.path, (response, archive) => {
    response.writeHead(200, headers(archive))
    response.write(archive.subarray(0, archive.length >> 1), () => response.destroy())
  })
  const search = findK6({ ...at.options, releaseBaseUrl: server.baseUrl })
  await expect(search).rejects.toThrow(/release archive: http:.*: terminated/)
  expect(await leftovers(at.place)).toEqual([])
})

test('a shortened archive with a matching length fails its checksum', async () => {
  await using at = await bench('')
  await using server = await releaseServer(at.path, (response, archive) => {
    response.end(archive.subarray(0, archive.length - 20))
  })
  const search = findK6({ ...at.options, releaseBaseUrl: server.baseUrl })
  await expect(search).rejects.toThrow('is corrupted')
  expect(await leftovers(at.place)).toEqual([])
})

test('where nothing can be downloaded, Go builds it', async () => {
  await using at = await bench(nowhere)
  await script(join(at.path, 'bin'), 'go', goThatInstalls)
  const found = { path: at.place, version: '1.8.1', source: 'go install' }
  await expect(findK6(at.options)).resolves.toEqual(found)
  expect(at.messages.at(-1)).toContain('go install go.k6.io/k6@v1.8.1')
  expect(await leftovers(at.place)).toEqual([executableName('k6')])
})

test('a damaged cached copy is replaced', async () => {
  await using at = await bench(nowhere)
  await fakeK6(join(at.place, '..'), '1.8.1')
  await writeFile(at.place, 'not a program')
  await script(join(at.path, 'bin'), 'go', goThatInstalls)
  await expect(findK6(at.options)).resolves.toMatchObject({ source: 'go install' })
  expect(await readFile(at.place, 'utf8')).toContain('#!/bin/sh')
})

test('when every way fails, the error lists each and names the remedy', async () => {
  await using at = await bench(nowhere)
  await script(
    join(at.path, 'bin'),
    'go',
    'echo downloading >&2; echo "no route to host" >&2; exit 1',
  )
  const missing = join(at.path, 'missing')
  const environment = { ...at.options.environment, K6_BIN: missing }
  const error: Error = await findK6({ ...at.options, environment }).catch(reason => reason)
  const lines = error.message.split('\n')
  expect(lines[1]).toBe(`  K6_BIN: ${missing} does not run (spawn ${missing} ENOENT)`)
  expect(lines[2]).toBe('  PATH: has no k6')
  expect(lines[3]).toBe(`  cached copy: there is none at ${at.place}`)
  expect(lines[4]).toMatch(
    /^ {2}release archive: http:.*: fetch failed \(connect ECONNREFUSED 127\.0\.0\.1:\d+\)$/,
  )
  expect(lines[5]).toBe('  go install: no route to host')
  expect(lines[6]).toMatch(/^Remedy: set K6_BIN to a k6 binary, or install k6/)
})

test('an abort ends a download that hangs, with its reason', async () => {
  await using at = await bench('')
  await using server = await releaseServer(at.path, (response, archive) => {
    response.writeHead(200, { 'content-length': archive.length })
    response.write(archive.subarray(0, 10))
  })
  const abort = new AbortController()
  const onProgress = (message: string) => {
    if (message.includes('%')) abort.abort(new Error('stopped by the user'))
  }
  const options = { ...at.options, onProgress, releaseBaseUrl: server.baseUrl }
  await expect(findK6({ ...options, signal: abort.signal })).rejects.toThrow('stopped by the user')
  expect(await leftovers(at.place)).toEqual([])
  await expect(stat(at.place)).rejects.toThrow('ENOENT')
})
