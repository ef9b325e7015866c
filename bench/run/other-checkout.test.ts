import { mkdirSync, mkdtempDisposableSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { gone } from '../machine/testing/process-state.ts'
import { otherCheckout } from './other-checkout.ts'

const never = new AbortController().signal

const options = (signal = never) => ({
  ...{ environment: { ...process.env, APP_DIR: '/elsewhere' }, signal, onProgress() {} },
})

/** A checkout whose build does this. */
function checkoutThatBuilds(script: string) {
  const directory = mkdtempDisposableSync(join(tmpdir(), 'checkout-'))
  mkdirSync(join(directory.path, 'src/server'), { recursive: true })
  mkdirSync(join(directory.path, 'node_modules/.bin'), { recursive: true })
  symlinkSync(process.execPath, join(directory.path, 'node_modules/.bin/node'))
  writeFileSync(
    join(directory.path, 'src/server/ensure-build.ts'),
    `import { spawn } from 'node:child_process'
    import { writeFileSync } from 'node:fs'
    export async function ensureBuild() { ${script} }`,
  )
  return directory
}

it('says what to do where there is no checkout, or one without its packages', async () => {
  using directory = mkdtempDisposableSync(join(tmpdir(), 'checkout-'))
  await expect(otherCheckout(directory.path, options())).rejects.toThrow(
    `expected a checkout of this project, found none at ${directory.path}. Remedy: git worktree add`,
  )
  mkdirSync(join(directory.path, 'src/server'), { recursive: true })
  writeFileSync(join(directory.path, 'src/server/ensure-build.ts'), '')
  await expect(otherCheckout(directory.path, options())).rejects.toThrow(
    `${directory.path}: expected its packages, found none. Remedy: npm ci there`,
  )
})

it('builds its pages, of its own app, and says what a build printed that failed', async () => {
  using built = checkoutThatBuilds('')
  const told: string[] = []
  const found = await otherCheckout(built.path, {
    ...options(),
    onProgress: message => told.push(message),
  })
  expect(found.root).toBe(built.path)
  expect(told).toEqual([
    `building the pages of ${built.path}, unless there is a build of its sources`,
  ])
  using broken = checkoutThatBuilds(
    `console.log('app: <' + process.env.APP_DIR + '>'); process.exit(1)`,
  )
  await expect(otherCheckout(broken.path, options())).rejects.toThrow(
    `the build in ${broken.path} ended unexpectedly with exit code 1; the last lines of its output:\n  | app: <>`,
  )
})

it('leaves nothing of a build that was interrupted', async () => {
  using checkout = checkoutThatBuilds(
    `const next = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1_000)'], { stdio: 'ignore' })
    writeFileSync('next.pid', String(next.pid))
    await new Promise(() => setInterval(() => {}, 1_000))`,
  )
  const interruption = new AbortController()
  const building = otherCheckout(checkout.path, options(interruption.signal))
  const rejected = expect(building).rejects.toThrow('interrupted')
  const pid = await vi.waitFor(() => {
    const text = readFileSync(join(checkout.path, 'next.pid'), 'utf8')
    expect(text).not.toBe('')
    return Number(text)
  }, 30_000)
  interruption.abort(new Error('interrupted'))
  await rejected
  await gone(pid)
})
