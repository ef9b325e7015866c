import { mkdirSync, mkdtempDisposableSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { syntheticHeader as header } from '../verdicts/testing/synthetic-comparison.ts'
import {
  findTrial,
  fingerprint,
  readHeader,
  readHeaderOf,
  readTrials,
  runsOf,
  trialPath,
  writeHeader,
} from './directory.ts'
import { trialHeader } from './testing/trial-header.ts'
import { COMPRESSED, compress, openTrialFile } from './trial-file.ts'

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

it('finds the runs of a command, the newest first, and passes over those of an older format', () => {
  using root = mkdtempDisposableSync(join(tmpdir(), 'runs-'))
  const place = (name: string, text: string) => {
    mkdirSync(join(root.path, name))
    writeFileSync(join(root.path, name, 'header.json'), text)
  }
  const run = (command: string) => JSON.stringify({ ...header, plan: { ...header.plan, command } })
  place('1-a', run('bench'))
  place('2-b', run('bench'))
  place('3-c', run('bench:memory'))
  place('6-f', run('bench -- --target ws://127.0.0.1:9/'))
  place('4-d', '{"version":1}')
  expect(runsOf('bench', root.path).map(({ directory }) => basename(directory))).toEqual([
    '2-b',
    '1-a',
  ])
  expect(() => readHeaderOf('bench', join(root.path, '3-c'))).toThrow(
    'expected a run of npm run bench, found one of npm run bench:memory. Remedy: npm run bench:memory -- --resume',
  )
  expect(() => readHeaderOf('bench', join(root.path, '6-f'))).toThrow(
    'Remedy: npm run bench -- --target ws://127.0.0.1:9/ --resume',
  )
  place('7-g', run('bench -- compare'))
  expect(() => readHeaderOf('bench', join(root.path, '7-g'))).toThrow(
    'Remedy: npm run bench -- compare RUN_A RUN_B --confirm DIR measures it again',
  )
  const git = { state: 'known', revision: 'abc', dirty: false }
  place('5-e', JSON.stringify({ version: 1, environment: { git } }))
  expect(() => readHeader(join(root.path, '5-e'))).toThrow(
    'expected a run of version 2, found version 1. Remedy: revision abc reads it; or measure again',
  )
})
