import { mkdtempDisposableSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createResultsDirectory } from './results-directory.ts'

it('gives every run a directory of its own, within the same second too', () => {
  using root = mkdtempDisposableSync(join(tmpdir(), 'results-'))
  const directories = Array.from({ length: 5 }, () =>
    createResultsDirectory(root.path, 'integrated'),
  )
  expect(new Set(directories).size).toBe(5)
  const names = readdirSync(join(root.path, 'results'))
  expect(names).toHaveLength(5)
  for (const name of names)
    expect(name).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-integrated(-\d)?$/)
})
