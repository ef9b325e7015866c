import { mkdtempDisposableSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { syntheticHeader as header } from '../verdicts/testing/synthetic-comparison.ts'
import { COMPRESSED, compress } from './compressed.ts'
import { findTrial, readTrials, trialPath, writeHeader } from './directory.ts'
import { fingerprint } from './fingerprint.ts'
import { trialHeader } from './testing/trial-header.ts'
import { openTrialFile } from './trial-file.ts'

const trial = { scenario: 'counts', deployment: 'integrated', round: 1 } as const

function write(directory: string): string {
  const path = trialPath(directory, trial)
  const print = fingerprint(header.environment, header.pinning)
  using file = openTrialFile(path, trialHeader({ ...trial, fingerprint: print }))
  file.end(header.startedAt)
  return path
}

it('finds and reads a trial, compressed or not, and no other under its name', () => {
  using root = mkdtempDisposableSync(join(tmpdir(), 'comparison-'))
  const directory = root.path
  writeHeader(directory, header)
  expect(findTrial(directory, trial)).toBeUndefined()
  const path = write(directory)
  expect(findTrial(directory, trial)).toBe(path)
  const trials = readTrials(directory, header)
  expect(trials).toMatchObject([{ header: trial }])

  const packed = compress(readFileSync(path, 'utf8'))
  rmSync(path)
  writeFileSync(path + COMPRESSED, packed)
  expect(findTrial(directory, trial)).toBe(path + COMPRESSED)
  expect(readTrials(directory, header)).toEqual(trials)

  writeFileSync(trialPath(directory, { ...trial, round: 2 }) + COMPRESSED, packed)
  expect(() => readTrials(directory, header)).toThrow('is another trial than its name says')
})
