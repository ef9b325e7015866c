import { mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findOtherApp } from './other-app.ts'

const VERSION = '99.1.2'

/** A directory with these files; outside of the repository, so that no Next is found above it. */
function appWith(files: Readonly<Record<string, string>>) {
  const directory = mkdtempDisposableSync(join(tmpdir(), 'other-app-'))
  for (const [name, text] of Object.entries(files)) {
    const path = join(directory.path, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return directory
}

const installed = {
  'package.json': '{ "name": "shop" }',
  'node_modules/next/package.json': `{ "version": "${VERSION}", "main": "./main.js" }`,
  'node_modules/next/main.js': '',
  'node_modules/next/dist/bin/next': '',
}

describe('another app', () => {
  it('brings its own Next, its name and its build along', async () => {
    using app = appWith({ ...installed, '.next/BUILD_ID': 'b1' })
    const { directory, next, identity } = await findOtherApp(app.path, { built: true })
    expect(directory).toBe(app.path)
    expect(next.library).toContain('node_modules/next/main.js')
    expect(next.commandLine).toContain('node_modules/next/dist/bin/next')
    expect(next.version).toBe(VERSION)
    expect(identity).toEqual({ directory: basename(app.path), package: 'shop', build: 'b1' })
  })

  it('must have a build, unless it is developed', async () => {
    using app = appWith({ ...installed, 'next.config.js': 'export default {}' })
    await expect(findOtherApp(app.path, { built: true })).rejects.toThrow(
      `found no .next/BUILD_ID. Remedy: npm run build in ${app.path}`,
    )
    const { identity } = await findOtherApp(app.path, { built: false })
    expect(identity).not.toHaveProperty('build')
  })

  it('that builds to another place must have its build there', async () => {
    const configured = { ...installed, 'next.config.mjs': "export default { distDir: 'made' }" }
    using app = appWith({ ...configured, 'made/BUILD_ID': 'b2' })
    const { identity } = await findOtherApp(app.path, { built: true })
    expect(identity).toEqual({ directory: basename(app.path), package: 'shop', build: 'b2' })
    using unbuilt = appWith(configured)
    await expect(findOtherApp(unbuilt.path, { built: true })).rejects.toThrow(
      `found no made/BUILD_ID. Remedy: npm run build in ${unbuilt.path}`,
    )
  })

  it('that builds to a place that only Next can find is left to Next', async () => {
    const text = 'export default { distDir: process.env.PLACE }'
    using app = appWith({ ...installed, 'next.config.mjs': text })
    const { identity } = await findOtherApp(app.path, { built: true })
    expect(identity).toEqual({ directory: basename(app.path), package: 'shop' })
  })

  it.each(["{ output: 'export' }", "{ distDir: 'made', output: 'export' }"])(
    'that is exported as files by %s is refused, unless it is developed',
    async configuration => {
      using app = appWith({
        ...installed,
        'next.config.js': `export default ${configuration}`,
        '.next/BUILD_ID': 'b1',
        '.next/required-server-files.json': '{ "config": { "output": "export" } }',
      })
      await expect(findOtherApp(app.path, { built: true })).rejects.toThrow(
        `expected an app that a server renders, found output: 'export' in the build of ${app.path}. Remedy: remove it`,
      )
      await findOtherApp(app.path, { built: false })
    },
  )

  it.each([
    ['no directory', {}, 'no-such', 'found none at'],
    ['no package', { 'src/page.js': '' }, 'src', 'found no package.json in'],
    ['no Next', { 'package.json': '{}' }, '.', 'found no package next from'],
  ])('with %s is refused with the remedy', async (_, files, path, found) => {
    using app = appWith(files)
    const finding = findOtherApp(join(app.path, path), { built: true })
    await expect(finding).rejects.toThrow(new RegExp(`^expected .*${found} .*Remedy: `))
  })
})
