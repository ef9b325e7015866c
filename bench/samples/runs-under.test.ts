import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runsUnder } from './results-directory.ts'

let results: string
beforeEach(() => {
  results = mkdtempSync(join(tmpdir(), 'runs-'))
})
afterEach(() => rmSync(results, { recursive: true }))

describe('runsUnder', () => {
  it('gives those that are wanted, the newest first', () => {
    const names = ['2026-01-02-comparison', '2026-01-10-comparison', '2026-01-09-load']
    for (const name of names) mkdirSync(join(results, name))
    for (const name of names.slice(0, 2)) writeFileSync(join(results, name, 'header.json'), '{}')
    const found = runsUnder(results, directory => existsSync(join(directory, 'header.json')))
    expect(found).toEqual(
      ['2026-01-10-comparison', '2026-01-02-comparison'].map(name => join(results, name)),
    )
  })

  it('gives none of a folder that does not exist', () => {
    expect(runsUnder(join(results, 'absent'), () => true)).toEqual([])
  })
})
