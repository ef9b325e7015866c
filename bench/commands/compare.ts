import { writeFileSync } from 'node:fs'
import { messageOf } from '../machine/availability.ts'
import { measures } from '../measures/registry.ts'
import { runComparisonTable } from '../report/run-comparison-table.ts'
import { readComparison } from '../verdicts/read-comparison.ts'
import { compareRuns } from '../verdicts/regression/compare-runs.ts'
import { parseFlags } from './command-line/flags.ts'
import { exitStatusOf } from './exit-status.ts'

const help = `Compares two comparisons of one machine, for a CI after a change of Node, Next or ws.

  npm run bench -- compare RUN_A RUN_B [--json FILE]

  RUN_A, RUN_B   directories that npm run bench has written: before the change, after it
  --json FILE    write the result there too
  --help         this text

A run that was quick, or was cut before its end, is compared as well, with a note that says so.

Exit status: 0 nothing got worse, 1 something did or is no longer there, 2 the runs cannot be compared.`

const BAD_INPUT = 2

/** Prints what became worse or better from one comparison to another, and sets the exit status. */
export function compareCommand(args: readonly string[]): void {
  try {
    const { values, positionals } = parseFlags(
      args,
      { json: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
      { words: true },
    )
    if (values.help) {
      console.log(help)
      return
    }
    const [a, b, ...rest] = positionals
    if (a === undefined || b === undefined || rest.length > 0) {
      throw new Error(`expected two runs, found ${positionals.length}; see compare --help`)
    }
    const result = compareRuns(readComparison(a), readComparison(b), name =>
      measures.find(measure => measure.name === name),
    )
    if (values.json !== undefined) {
      writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`)
    }
    console.log(runComparisonTable(result))
    process.exitCode = exitStatusOf(result)
  } catch (error) {
    process.exitCode = BAD_INPUT
    console.error(messageOf(error))
  }
}
