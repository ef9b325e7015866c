import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { COMPARISON_FILE } from '../read-comparison.ts'
import { syntheticComparison, withPlan } from '../testing/synthetic-comparison.ts'
import { newestResult } from './find-result.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'advise-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function place(directory: string, startedAt: string, quick = false): string {
  mkdirSync(join(root, directory), { recursive: true })
  const file = join(root, directory, COMPARISON_FILE)
  const header = { ...withPlan({ quick }), startedAt }
  writeFileSync(file, JSON.stringify(syntheticComparison({}, { header })))
  return file
}

describe('newestResult', () => {
  it('takes the run that began last, whatever its name and the order of writing', () => {
    const newest = place('results/a', '2026-03-01T00:00:00.000Z')
    place('results/b', '2026-02-01T00:00:00.000Z')
    place('docs/results/reference', '2026-04-01T00:00:00.000Z')
    mkdirSync(join(root, 'results', 'a-run-of-one-deployment'))
    expect(newestResult(root).path).toBe(newest)
  })

  it('takes no quick run, whose figures are not to be quoted', () => {
    const whole = place('results/a', '2026-01-01T00:00:00.000Z')
    place('results/b', '2026-02-01T00:00:00.000Z', true)
    expect(newestResult(root).path).toBe(whole)
  })

  it('takes the reference where nothing was measured here', () => {
    const reference = place('docs/results/reference', '2026-01-01T00:00:00.000Z')
    mkdirSync(join(root, 'results'))
    expect(newestResult(root).path).toBe(reference)
  })

  it('says how to get one where there is none', () => {
    expect(() => newestResult(root)).toThrow('found none. Remedy: npm run bench makes one')
  })
})
