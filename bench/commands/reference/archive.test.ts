import { existsSync, mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { writeHeader } from '../../samples/directory.ts'
import { syntheticHeader } from '../../verdicts/testing/synthetic-comparison.ts'
import { archive } from './archive.ts'

// What it keeps of a whole comparison is held by reference.test.ts: the files of the reference come from there.

it('refuses a comparison that cannot be the reference, and leaves the one that is kept alone', () => {
  using root = mkdtempDisposableSync(join(tmpdir(), 'archive-'))
  const [run, reference] = [join(root.path, 'run'), join(root.path, 'reference')]
  mkdirSync(run)
  writeHeader(run, syntheticHeader)
  mkdirSync(reference)
  writeFileSync(join(reference, 'report.md'), 'kept')
  expect(() => archive(run, reference)).toThrow('found one that was interrupted')
  expect(existsSync(join(reference, 'report.md'))).toBe(true)
})
