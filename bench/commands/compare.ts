import { writeFileSync } from 'node:fs'
import { messageOf } from '../machine/availability.ts'
import { measures } from '../measures/registry.ts'
import { runComparisonTable } from '../report/run-comparison-table.ts'
import { keptComparisons } from '../report/write-result.ts'
import type { Comparison } from '../verdicts/comparison.ts'
import { readComparison } from '../verdicts/read-comparison.ts'
import { compareRuns } from '../verdicts/regression/compare-runs.ts'
import { obstacles } from '../verdicts/regression/differences.ts'
import type { RunComparison } from '../verdicts/regression/result.ts'
import { commandHelp, parseCommandLine, textFlag } from './command-line/flags.ts'
import { confirm } from './confirm.ts'

const flags = {
  json: textFlag('--json', 'FILE', 'write the result there too'),
  confirm: textFlag(
    '--confirm',
    'DIR',
    `measure again what got worse, this checkout (of run B's revision) and the one in DIR (of run A's) in turn;
what is not worse then is told as not confirmed. It takes the time of ten rounds of each scenario in question.
Counts, development, resumes and scaling out cannot be measured so: such a row stays as it is, and is named`,
  ),
}

const help = commandHelp(
  'Compares two comparisons of one machine, for a CI after a change of Node, Next or ws.',
  [
    'npm run bench -- compare RUN_A RUN_B [RUN…] [options]',
    'RUN_A, RUN_B: directories that npm run bench has written, before the change and after it',
    'RUN: further runs of either revision, which tell how far runs of one revision lie apart',
  ],
  {
    flags,
    closing: `A machine drifts from run to run by more than the rounds of one run show. Where two or more runs are of one revision, on this
machine and with this load, what they differ by is in the interval of each measure that they have: measure again in the order B, A, and give all four runs.
Runs that are kept in docs/results count too. Without them a row reads "worse or drift", never "worse", unless --confirm says so.

A run that was quick, or was interrupted, is compared as well, with a note that says so.

Exit status: 0 nothing got worse, 1 something did or is no longer there, 2 the runs cannot be compared, 3 something is worse
or the machine drifted.`,
  },
)

const BAD_INPUT = 2

/** The exit status of the command: 1 when something got worse or could no longer be measured, 3 when it may be drift, else 0. */
export function exitStatusOf({ rows }: RunComparison): 0 | 1 | 3 {
  const isWorse = rows.some(row =>
    row.state === 'missing' ? row.reason === 'none-in-b' : row.verdict === 'worse',
  )
  if (isWorse) return 1
  return rows.some(row => row.state !== 'missing' && row.verdict === 'worse or drift') ? 3 : 0
}

/**
 * A further run, of whichever revision.
 *
 * @throws Error in one line when it is of another machine, other cores or another load than run A
 */
function furtherRun(path: string, { header }: Comparison): Comparison {
  const run = readComparison(path)
  const [obstacle] = obstacles(header, run.header)
  if (obstacle === undefined) return run
  const { name, a, b } = obstacle
  throw new Error(
    `${path}: expected a run of the machine and the load of run A, found another ${name}: ${b} instead of ${a}`,
  )
}

/** Prints what became worse or better from one comparison to another, and sets the exit status. */
export async function compareCommand(args: readonly string[]): Promise<void> {
  try {
    const parsed = parseCommandLine(args, flags, { words: true })
    if (parsed === undefined) {
      console.log(help)
      return
    }
    const { options, words } = parsed
    const [a, b, ...rest] = words
    if (a === undefined || b === undefined) {
      throw new Error(`expected two runs, found ${words.length}; see compare --help`)
    }
    const [before, after] = [readComparison(a), readComparison(b)]
    const further = rest.map(path => furtherRun(path, before))
    const named = (name: string) => measures.find(measure => measure.name === name)
    const kept = keptComparisons(header => obstacles(before.header, header).length === 0)
    const compared = compareRuns(before, after, named, [...further, ...kept])
    const result =
      options.confirm === undefined
        ? compared
        : await confirm(compared, { a: before, b: after }, options.confirm)
    if (options.json !== undefined) {
      writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`)
    }
    console.log(runComparisonTable(result))
    process.exitCode = exitStatusOf(result)
  } catch (error) {
    process.exitCode ??= BAD_INPUT
    console.error(messageOf(error))
  }
}
