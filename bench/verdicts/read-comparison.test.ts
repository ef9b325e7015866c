import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { COMPARISON_FILE, readComparison } from './read-comparison.ts'
import { syntheticComparison, syntheticHeader } from './testing/synthetic-comparison.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'comparison-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const write = (text: string) => writeFileSync(join(directory, COMPARISON_FILE), text)

describe('readComparison', () => {
  it('reads a file, or the one in the directory of a run', () => {
    const comparison = syntheticComparison({ cpu: { integrated: [1] } })
    write(JSON.stringify(comparison))
    expect(readComparison(directory)).toEqual(comparison)
    expect(readComparison(join(directory, COMPARISON_FILE))).toEqual(comparison)
  })

  it('refuses what is not there, and a run without what it came to', () => {
    expect(() => readComparison(join(directory, 'none'))).toThrow(
      'found none. Remedy: npm run bench',
    )
    mkdirSync(join(directory, 'trials'))
    expect(() => readComparison(directory)).toThrow(COMPARISON_FILE)
  })

  it('refuses a file that is cut short, of another version, or of something else', () => {
    const text = JSON.stringify(syntheticComparison({}))
    write(text.slice(0, -5))
    expect(() => readComparison(directory)).toThrow('expected JSON, found a file that is cut short')
    write(JSON.stringify({ header: { ...syntheticHeader, version: 0 } }))
    expect(() => readComparison(directory)).toThrow(
      'expected a run of version 2, found version 0. Remedy: the revision that wrote it reads it',
    )
    write('[1]')
    expect(() => readComparison(directory)).toThrow('found something else')
    write(JSON.stringify({ header: syntheticHeader }))
    expect(() => readComparison(directory)).toThrow('as this version writes it')
    const wordy = { ...syntheticComparison({}), stopped: { en: 'The budget is spent.' } }
    write(JSON.stringify(wordy))
    expect(() => readComparison(directory)).toThrow('npm run report makes the file again')
  })
})
