import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandOutput } from '../../bench/machine/process/command-output.ts'
import { root } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'

const installed = async (name: string): Promise<readonly number[]> => {
  const manifest = await readFile(join(root, 'node_modules', name, 'package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  return version.split('.').map(Number.parseFloat)
}

const isAtLeast = (version: readonly number[], least: readonly number[]): boolean => {
  const at = least.findIndex((part, index) => version[index] !== part)
  return at === -1 || (version[at] ?? 0) > (least[at] ?? 0)
}

describe('the repository', () => {
  it.each([
    ['next', [16, 2, 5], 'CVE-2026-44578, CVE-2026-27977'],
    ['ws', [8, 23, 0], 'CVE-2026-48779, CVE-2026-62389, and pongs that pile up without bound'],
  ])('has %s %o or later: %s', async (name, least) => {
    expect(isAtLeast(await installed(name), least)).toBe(true)
  })

  it('is as clean after `next build` as before it', async () => {
    const status = async () =>
      (await commandOutput('git', ['-C', root, 'status', '--porcelain']).catch(() => 'no git')) +
      (await readFile(join(root, 'tsconfig.json'), 'utf8'))
    const before = await status()
    await rm(join(root, '.next/BUILT_FROM'), { force: true })
    const build = `await (await import('./src/server/ensure-build.ts')).ensureBuild()`
    const options = { cwd: root, environment: environmentOf({}), timeoutMs: 110_000 }
    await commandOutput(process.execPath, ['--input-type=module', '--eval', build], options)
    expect(await status()).toBe(before)
  }, 120_000)
})
