import {
  appendFileSync,
  existsSync,
  mkdtempDisposableSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { trialHeader } from './testing/trial-header.ts'
import { TRIAL_VERSION } from './trial.ts'
import { COMPRESSED, compress, openTrialFile, readTrial } from './trial-file.ts'

const header = trialHeader()

const directory = () => mkdtempDisposableSync(join(tmpdir(), 'trial-'))

function written(root: string): string {
  const path = join(root, 'trial.jsonl')
  using file = openTrialFile(path, header)
  file.write({ type: 'drop', code: 1006 })
  file.end('2026-01-01T00:01:00.000Z')
  return path
}

describe('trial file', () => {
  it('gives back what was written', () => {
    using root = directory()
    expect(readTrial(written(root.path))).toEqual({
      header,
      samples: [{ type: 'drop', code: 1006 }],
      endedAt: '2026-01-01T00:01:00.000Z',
    })
  })

  it('reads a compressed file like the one it was, and refuses one that is cut short', () => {
    using root = directory()
    const path = written(root.path)
    const packed = compress(readFileSync(path, 'utf8'))
    writeFileSync(path + COMPRESSED, packed)
    expect(readTrial(path + COMPRESSED)).toEqual(readTrial(path))
    writeFileSync(path + COMPRESSED, packed.subarray(0, -3))
    expect(() => readTrial(path + COMPRESSED)).toThrow('is cut short, or no Brotli file')
  })

  it('says why the trial failed', () => {
    using root = directory()
    const path = join(root.path, 'trial.jsonl')
    using file = openTrialFile(path, header)
    file.end('2026-01-01T00:01:00.000Z', 'socket server ended unexpectedly')
    expect(readTrial(path).failure).toBe('socket server ended unexpectedly')
  })

  it('is not there before it has ended', () => {
    using root = directory()
    const path = join(root.path, 'trial.jsonl')
    using file = openTrialFile(path, header)
    file.write({ type: 'drop', code: 1006 })
    expect(existsSync(path)).toBe(false)
  })

  it('is refused when it is cut short, within a line and between two', () => {
    using root = directory()
    const path = written(root.path)
    const whole = readFileSync(path, 'utf8')
    writeFileSync(path, whole.slice(0, -1))
    expect(() => readTrial(path)).toThrow('cut short')
    writeFileSync(path, whole.split('\n').slice(0, 2).join('\n').concat('\n'))
    expect(() => readTrial(path)).toThrow('cut short')
  })

  it('is refused when it is of another version, or no JSON', () => {
    using root = directory()
    const path = written(root.path)
    const whole = readFileSync(path, 'utf8')
    writeFileSync(path, whole.replace(`"version":${TRIAL_VERSION}`, '"version":0'))
    expect(() => readTrial(path)).toThrow(`expected a trial of version ${TRIAL_VERSION}`)
    writeFileSync(path, whole)
    appendFileSync(path, 'nonsense\n')
    expect(() => readTrial(path)).toThrow('expected a line of JSON')
  })
})
