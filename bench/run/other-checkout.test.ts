import { mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { otherCheckout } from './other-checkout.ts'

it('says what to do where there is no checkout, or one without its packages', async () => {
  using directory = mkdtempDisposableSync(join(tmpdir(), 'checkout-'))
  const { signal } = new AbortController()
  await expect(otherCheckout(directory.path, signal)).rejects.toThrow(
    `expected a checkout of this project, found none at ${directory.path}. Remedy: git worktree add`,
  )
  mkdirSync(join(directory.path, 'src/server'), { recursive: true })
  writeFileSync(join(directory.path, 'src/server/ensure-build.ts'), '')
  await expect(otherCheckout(directory.path, signal)).rejects.toThrow(
    `${directory.path}: expected its packages, found none. Remedy: npm ci there`,
  )
})
