import { writeFileSync } from 'node:fs'
import { messageOf } from '../machine/availability.ts'
import { measures } from '../measures/registry.ts'
import { runComparisonTable } from '../report/run-comparison-table.ts'
import { readComparison } from '../verdicts/read-comparison.ts'
import { compareRuns } from '../verdicts/regression/compare-runs.ts'
import type { RunComparison } from '../verdicts/regression/result.ts'
import { commandHelp, parseCommandLine, textFlag } from './command-line/flags.ts'

const flags = { json: textFlag('--json', 'FILE', 'write the result there too') }

const help = commandHelp(
  'Compares two comparisons of one machine, for a CI after a change of Node, Next or ws.',
  [
    'npm run bench -- compare RUN_A RUN_B [options]',
    'RUN_A, RUN_B: directories that npm run bench has written, before the change and after it',
  ],
  {
    flags,
    closing: `A machine drifts from run to run by more than the rounds of one run show: measure again, in the order B, A, before
you believe a "worse".

A run that was quick, or was interrupted, is compared as well, with a note that says so.

Exit status: 0 nothing got worse, 1 something did or is no longer there, 2 the runs cannot be compared.`,
  },
)

const BAD_INPUT = 2

/** The exit status of the command: 1 when something got worse or could no longer be measured, else 0. */
export function exitStatusOf({ rows }: RunComparison): 0 | 1 {
  return rows.some(row =>
    row.state === 'missing' ? row.reason === 'none-in-b' : row.verdict === 'worse',
  )
    ? 1
    : 0
}

/** Prints what became worse or better from one comparison to another, and sets the exit status. */
export function compareCommand(args: readonly string[]): void {
  try {
    const parsed = parseCommandLine(args, flags, { words: true })
    if (parsed === undefined) {
      console.log(help)
      return
    }
    const { options, words } = parsed
    const [a, b, ...rest] = words
    if (a === undefined || b === undefined || rest.length > 0) {
      throw new Error(`expected two runs, found ${words.length}; see compare --help`)
    }
    const result = compareRuns(readComparison(a), readComparison(b), name =>
      measures.find(measure => measure.name === name),
    )
    if (options.json !== undefined) {
      writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`)
    }
    console.log(runComparisonTable(result))
    process.exitCode = exitStatusOf(result)
  } catch (error) {
    process.exitCode = BAD_INPUT
    console.error(messageOf(error))
  }
}
