import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { interruptionSignal } from '../../machine/process/process-registry.ts'
import { root } from '../../machine/root.ts'
import { createResultsDirectory } from '../../samples/results-directory.ts'
import { startProgress } from '../command-line/progress.ts'
import { targetFigures } from './figures.ts'
import { help, parseOptions } from './options.ts'
import { runTarget } from './run-target.ts'
import type { TargetSample } from './target-sample.ts'
import { targetTable } from './target-table.ts'

/**
 * npm run bench -- --target URL: loads a server that somebody runs, saves what it saw, prints its figures.
 *
 * @throws Error in one line when an argument is wrong, no socket opens, or no answer comes
 */
export async function targetCommand(args: readonly string[]): Promise<void> {
  const options = parseOptions(args)
  if (options === undefined) {
    console.log(help)
    return
  }
  const directory = createResultsDirectory(root, 'target')
  const file = join(directory, 'samples.jsonl')
  await runTarget(options, {
    onSample: sample => appendFileSync(file, `${JSON.stringify(sample)}\n`),
    onProgress: startProgress(),
    signal: interruptionSignal(),
  })
  const figures = targetFigures(readTargetSamples(file))
  writeFileSync(join(directory, 'figures.json'), `${JSON.stringify(figures, null, 2)}\n`)
  console.log(`\n${targetTable(figures)}\n\nSamples and figures: ${directory}`)
}

/** What is printed is made from the file alone. */
function readTargetSamples(file: string): readonly TargetSample[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map(line => JSON.parse(line) as TargetSample)
}
