import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeScript } from '../testing/node-script.ts'
import { onPlatform } from '../testing/platform.ts'
import { nodeCopy } from './node-copy.ts'
import { executableIdentity, processTree } from './processes.ts'
import { waitForLine } from './readiness.ts'

const linux = process.platform === 'linux'
const forever = 'setInterval(() => {}, 1000);'

test.skipIf(!linux)('children and orphaned grandchildren belong to the tree', async () => {
  const grandchild = `setInterval(() => {}, 1000)`
  const child = `const { pid } = require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}]); console.log(pid); process.exit()`
  await using script = await nodeScript(
    `const { spawn } = require('child_process');
     const parent = spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: ['ignore', 'pipe', 'inherit'] });
     let orphan = ''; parent.stdout.on('data', data => { orphan += data });
     const kept = spawn(process.execPath, ['-e', '${forever}']);
     parent.on('close', () => console.log(kept.pid, orphan.trim())); ${forever}`,
  )
  const line = await waitForLine(script, line => /^\d+ \d+$/.test(line))
  const [kept, orphan] = line.split(' ').map(Number)
  const tree = await processTree([script.pid])
  if (tree.state !== 'measured') throw new Error(tree.reason)
  expect(tree.pids[0]).toBe(script.pid)
  expect(new Set(tree.pids)).toEqual(new Set([script.pid, kept, orphan]))
  await script.stop()
  expect(await processTree([script.pid])).toEqual({ state: 'measured', pids: [] })
})

test.skipIf(!linux)('a copy of the Node.js binary shares no inode, and is made once', async () => {
  const cacheDirectory = await mkdtemp(join(tmpdir(), 'node-copy-'))
  await using _ = { [Symbol.asyncDispose]: () => rm(cacheDirectory, { recursive: true }) }
  const nodePath = await nodeCopy({ cacheDirectory })
  const made = await stat(nodePath)
  expect(made.mode & 0o777).toBe(0o755)
  expect(await nodeCopy({ cacheDirectory })).toBe(nodePath)
  expect((await stat(nodePath)).ino).toBe(made.ino)

  await using copy = await nodeScript(`console.log(process.version); ${forever}`, { nodePath })
  await using original = await nodeScript(`console.log(process.version); ${forever}`)
  await waitForLine(original, line => line === process.version)
  await waitForLine(copy, line => line === process.version)
  const identityOfCopy = await executableIdentity(copy.pid)
  const own = await executableIdentity(process.pid)
  expect(identityOfCopy).toEqual({ state: 'measured', identity: `${made.dev}:${made.ino}` })
  expect(await executableIdentity(original.pid)).toEqual(own)
  expect(identityOfCopy).not.toEqual(own)
})

test('elsewhere the tree is unavailable, with the reason', async () => {
  using _ = onPlatform('darwin')
  expect(await processTree([process.pid])).toEqual({
    state: 'unavailable',
    reason: 'the process tree is read from /proc, which darwin does not have',
  })
})
