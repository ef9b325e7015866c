import { relative } from 'node:path'
import { messageOf } from '../machine/availability.ts'
import { coreCount } from '../machine/cores.ts'
import { root } from '../machine/root.ts'
import { type AdviceSource, type AdviceSources, adviceText } from '../report/advice-text.ts'
import { advise, measuredPageMs } from '../verdicts/advice/advise.ts'
import { findResult } from '../verdicts/advice/find-result.ts'
import { parseOptions } from './advise-options.ts'

// npm run advise: what is known of users and pages → which deployment, how many processes.

function main(): void {
  const options = parseOptions(process.argv.slice(2), coreCount())
  if (typeof options === 'string') {
    console.log(options)
    return
  }
  const { comparison, map } = findResult(root, options.result)
  const measured = { comparison: comparison?.comparison, map: map?.map }
  const pageMs = options.assumptions.pageMs ?? measuredPageMs(measured)
  const taken = [
    ...(options.assumptions.pageMs === undefined ? [`--page-ms ${pageMs}`] : []),
    ...options.defaults,
  ]
  // On stderr, so that --json stays JSON.
  if (taken.length > 0) console.error(`Defaults taken: ${taken.join(' ')}`)
  const advice = advise(measured, { ...options.assumptions, pageMs })
  const source = (found: AdviceSource | undefined) =>
    found && { path: relative(root, found.path), header: found.header }
  const sources = { comparison: source(comparison), map: source(map) }
  console.log(
    options.json
      ? JSON.stringify({ ...namesOf(sources), ...advice }, null, 2)
      : adviceText(advice, sources, options.language),
  )
}

const namesOf = ({ comparison, map }: AdviceSources) => ({
  result: comparison?.path,
  app: comparison?.header.environment.app,
  map: map?.path,
})

try {
  main()
} catch (error) {
  process.exitCode = 2
  console.error(`No advice: ${messageOf(error)}`)
}
