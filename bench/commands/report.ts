import { join, resolve } from 'node:path'
import { root } from '../machine/root.ts'
import { comparisonScript } from '../plan/comparison-plan.ts'
import { writeResult } from '../report/write-result.ts'
import { readHeader, readHeaderOf, runsOf } from '../samples/directory.ts'
import { directoryCommand } from './command-line/directory-command.ts'

// npm run report: everything that is said of a comparison, made again from its samples.

const help = `Makes the report of a comparison again, from its samples alone: report.html, report.md, report.zh.md, comparison.json.

  npm run report -- [RUN]

  RUN      a directory that npm run bench has written; without one the newest of both deployments under results/
  --help   this text

A comparison that was interrupted gives a partial result, marked as such. The same samples give the same files, byte for byte.`

function newestComparison(): string {
  const [newest] = runsOf('bench', join(root, 'results'))
  if (newest !== undefined) return newest.directory
  throw new Error(
    'expected a comparison under results/, found none. Remedy: npm run bench makes one; or give its directory',
  )
}

await directoryCommand(help, async given => {
  const directory = given === undefined ? newestComparison() : resolve(given)
  const { plan } = readHeader(directory)
  readHeaderOf(comparisonScript(plan.subjects), directory)
  const { table } = await writeResult(directory)
  console.log(`${table}\n\nReport: ${join(directory, 'report.html')}`)
})
