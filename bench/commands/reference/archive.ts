import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { COMPRESSED, compress } from '../../samples/compressed.ts'
import { readHeader, trialPaths, writeHeader } from '../../samples/directory.ts'
import { isCut } from '../../verdicts/is-cut.ts'
import { stripArrivals } from './strip-arrivals.ts'
import { whyNotReference } from './why-not-reference.ts'

/**
 * Puts a comparison where the reference result is kept, in place of what lay there: its header and its samples, compressed, without what the
 * report does not need.
 *
 * @throws Error with the remedy for a comparison that cannot be the reference; then nothing has changed
 */
export function archive(run: string, reference: string): void {
  const header = readHeader(run)
  const problem = whyNotReference(header, isCut(run))
  if (problem !== undefined) throw new Error(`${run}: ${problem}`)
  const samples = trialPaths(run).map(path => ({
    name: `${basename(path)}${COMPRESSED}`,
    content: compress(stripArrivals(readFileSync(path, 'utf8'))),
  }))
  rmSync(reference, { recursive: true, force: true })
  mkdirSync(reference, { recursive: true })
  writeHeader(reference, header)
  for (const { name, content } of samples) {
    writeFileSync(join(reference, 'trials', name), content)
  }
}
