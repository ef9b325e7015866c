import { relative } from 'node:path'
import { createInterface, type Interface } from 'node:readline/promises'
import { messageOf } from '../machine/availability.ts'
import { coreCount } from '../machine/cores.ts'
import { root } from '../machine/root.ts'
import { adviceText } from '../report/advice-text.ts'
import { advise } from '../verdicts/advice/advise.ts'
import { type FoundResult, newestResult } from '../verdicts/advice/find-result.ts'
import { readComparison } from '../verdicts/read-comparison.ts'
import { completeAssumptions } from './advise-complete.ts'
import { help, parseOptions } from './advise-options.ts'
import { questionsFor } from './advise-questions.ts'

// npm run advise: what is known of the users → which deployment, how many processes.

async function main(): Promise<void> {
  const questions = questionsFor(coreCount())
  const options = parseOptions(process.argv.slice(2), questions)
  if (options === undefined) {
    console.log(help)
    return
  }
  const { path, comparison } = resultAt(options.result)
  // Questions go to stderr, so that --json stays JSON.
  const terminal = process.stdin.isTTY
    ? createInterface({ input: process.stdin, output: process.stderr })
    : undefined
  using _closing = { [Symbol.dispose]: () => terminal?.close() }
  const assumptions = await completeAssumptions(options.said, questions, {
    ask: terminal === undefined ? undefined : askIn(terminal),
    print: console.error,
  })
  const advice = advise(comparison, assumptions)
  const source = relative(root, path)
  const { app } = comparison.header.environment
  console.log(
    options.json
      ? JSON.stringify({ result: source, app, ...advice }, null, 2)
      : adviceText(advice, { source, header: comparison.header }),
  )
}

function resultAt(path: string | undefined): FoundResult {
  return path === undefined ? newestResult(root) : { path, comparison: readComparison(path) }
}

/** A closed terminal (Ctrl-D) answers nothing any more. */
function askIn(terminal: Interface) {
  const closed = new Promise<undefined>(resolve => terminal.once('close', () => resolve(undefined)))
  return (text: string) => Promise.race([terminal.question(text), closed])
}

try {
  await main()
} catch (error) {
  process.exitCode = 2
  console.error(`No advice: ${messageOf(error)}`)
}
