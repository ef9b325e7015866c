import { appendFileSync, readFileSync } from 'node:fs'
import { type RunSample, SAMPLES_VERSION, type Sample } from './run-sample.ts'

/** Writes a sample as soon as it is there, so that a crash loses one at the most. */
export function sampleWriter(path: string): (sample: Sample) => void {
  return sample => appendFileSync(path, `${JSON.stringify(sample)}\n`)
}

/**
 * Reads a samples file back.
 *
 * @throws Error when it does not begin with a run of this version, or a line is cut short
 */
export function readSamples(path: string): readonly [RunSample, ...Sample[]] {
  const lines = readFileSync(path, 'utf8').split('\n')
  // Every line is written with its end: what stands behind the last one is a line that was cut.
  const cut = lines.pop()
  if (cut !== '')
    throw new Error(`${path}: line ${lines.length + 1} is cut short: the run did not end`)
  const [first, ...rest] = lines.map(line => JSON.parse(line) as Sample)
  if (first?.type !== 'run' || first.version !== SAMPLES_VERSION) {
    throw new Error(`${path}: expected samples of version ${SAMPLES_VERSION}, found another format`)
  }
  return [first, ...rest]
}
