import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type RunSample, SAMPLES_VERSION } from './run-sample.ts'
import { readSamples, sampleWriter } from './sample-file.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'samples-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const run = { type: 'run', version: SAMPLES_VERSION, deployment: 'x' } as RunSample

describe('samples file', () => {
  it('gives back what was written', () => {
    const file = join(directory, 'samples.jsonl')
    const write = sampleWriter(file)
    write(run)
    write({ type: 'drop', code: 1006 })
    expect(readSamples(file)).toEqual([run, { type: 'drop', code: 1006 }])
  })

  it('refuses a file that is cut short', () => {
    const file = join(directory, 'samples.jsonl')
    sampleWriter(file)(run)
    appendFileSync(file, '{"type":"dr')
    expect(() => readSamples(file)).toThrow('line 2 is cut short')
  })

  it('refuses a file of another version', () => {
    const file = join(directory, 'samples.jsonl')
    writeFileSync(file, `${JSON.stringify({ ...run, version: 0 })}\n`)
    expect(() => readSamples(file)).toThrow(`expected samples of version ${SAMPLES_VERSION}`)
  })
})
