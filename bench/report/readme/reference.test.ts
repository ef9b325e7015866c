import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { isWhole, whyNotKept } from '../../commands/reference/archive.ts'
import { root } from '../../machine/root.ts'
import { keptRuns, REFERENCE } from '../../samples/results-directory.ts'
import { type MadeResult, makeResult } from '../write-result.ts'
import { quotingFiles } from './quoting.ts'

const REMEDY = 'npm run reference makes it again'

describe('the reference result', () => {
  let made: MadeResult
  beforeAll(async () => {
    made = await makeResult(REFERENCE)
  }, 120_000)

  it('may be quoted', () => {
    const { header, interrupted = false } = made.comparison
    expect(whyNotKept(header, interrupted)).toBeUndefined()
    expect(isWhole(header)).toBe(true)
  })

  it('is what its samples give, byte for byte', () => {
    expect(Object.keys(made.files)).not.toEqual([])
    for (const [name, text] of Object.entries(made.files)) {
      // Compared here: a difference of reports of a megabyte would be printed for minutes.
      const same = readFileSync(join(REFERENCE, name), 'utf8') === text
      expect(same, `${name} is not what the samples give: ${REMEDY}`).toBe(true)
    }
  })

  it('is what the documents quote and show', async () => {
    for (const [path, text] of Object.entries(await quotingFiles(made))) {
      const same = readFileSync(join(root, path), 'utf8') === text
      expect(same, `${path} differs: ${REMEDY}`).toBe(true)
    }
  })

  it('keeps its samples in at most 8 MB, with the arrival of each token', () => {
    for (const run of [REFERENCE, ...keptRuns()]) {
      const trials = join(run, 'trials')
      const sizes = readdirSync(trials).map(name => statSync(join(trials, name)).size)
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(8_000_000)
    }
  })
})
