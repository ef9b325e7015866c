import { existsSync, mkdirSync, mkdtempDisposableSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { readHeader, writeHeader } from '../../samples/directory.ts'
import { keptRuns } from '../../samples/results-directory.ts'
import { syntheticHeader, withPlan } from '../../verdicts/testing/synthetic-comparison.ts'
import { archive, moveAside } from './archive.ts'

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

it('keeps the former reference beside the new one, named for its moment and machine, without its reports', () => {
  using root = mkdtempDisposableSync(join(tmpdir(), 'archive-'))
  const reference = join(root.path, 'reference')
  mkdirSync(reference)
  const environment = { ...syntheticHeader.environment, cpuModel: 'Intel(R) Xeon(R) @ 2.8' }
  const former = { ...syntheticHeader, environment }
  writeHeader(reference, former)
  writeFileSync(join(reference, 'trials', '001-load-separate.jsonl.br'), '')
  writeFileSync(join(reference, 'report.md'), 'of the former')
  moveAside(reference, former.startedAt)
  expect(keptRuns(reference)).toEqual([])
  moveAside(reference, '2026-02-01T00:00:00.000Z')
  const [kept = ''] = keptRuns(reference)
  expect(basename(kept)).toBe('2026-01-01T00-00-00-intel-xeon-2-8')
  expect(readHeader(kept)).toEqual(former)
  expect(readdirSync(kept).sort()).toEqual(['header.json', 'trials'])
  expect(readdirSync(join(kept, 'trials'))).toEqual(['001-load-separate.jsonl.br'])
})

it('keeps a shorter comparison beside the reference, which stays', () => {
  using root = mkdtempDisposableSync(join(tmpdir(), 'archive-'))
  const [run, reference] = [join(root.path, 'run'), join(root.path, 'reference')]
  const git = { state: 'known', revision: 'a'.repeat(40), dirty: false } as const
  const environment = { ...syntheticHeader.environment, git }
  const rounds = { until: 'narrow', atLeast: 1, budgetMinutes: 12 } as const
  const header = withPlan({ rounds, scenarios: [] }, { ...syntheticHeader, environment })
  for (const directory of [run, reference]) mkdirSync(directory)
  writeHeader(run, header)
  writeFileSync(join(reference, 'report.md'), 'kept')
  archive(run, reference)
  expect(readdirSync(reference)).toEqual(['report.md'])
  expect(keptRuns(reference).map(kept => basename(kept))).toContain(
    '2026-01-01T00-00-00-synthetic-cpu',
  )
})
