import { relative } from 'node:path'
import { messageOf } from '../machine/availability.ts'
import { coreCount } from '../machine/cores.ts'
import { root } from '../machine/root.ts'
import { adviceText } from '../report/advice-text.ts'
import { advise } from '../verdicts/advice/advise.ts'
import { type FoundResult, newestResult } from '../verdicts/advice/find-result.ts'
import { readComparison } from '../verdicts/read-comparison.ts'
import { adviseFlags, help, parseOptions, withDefaults } from './advise-options.ts'

// npm run advise: what is known of the users → which deployment, how many processes.

function main(): void {
  const flags = adviseFlags(coreCount())
  const options = parseOptions(process.argv.slice(2), flags)
  if (options === undefined) {
    console.log(help)
    return
  }
  const { path, comparison } = resultAt(options.result)
  const { assumptions, note } = withDefaults(options.said, flags)
  // On stderr, so that --json stays JSON.
  if (note !== undefined) console.error(note)
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

try {
  main()
} catch (error) {
  process.exitCode = 2
  console.error(`No advice: ${messageOf(error)}`)
}
