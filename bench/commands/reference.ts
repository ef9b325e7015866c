import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from '../machine/root.ts'
import { quotingFiles } from '../report/readme/quoting.ts'
import { writeResult } from '../report/write-result.ts'
import { REFERENCE, REFERENCE_LINK } from '../samples/results-directory.ts'
import { directoryCommand } from './command-line/directory-command.ts'
import { archive, LEAST_MINUTES } from './reference/archive.ts'

// npm run reference: the reference result, and what the README says of it.

const help = `Keeps a comparison below docs/results, its samples compressed, and puts its figures into the documents that quote it. One of at
least ${LEAST_MINUTES} minutes becomes the reference result, ${REFERENCE_LINK}; a shorter one, and the run that was the reference, are
kept beside it, named for their moment and machine. The report shows all of them side by side.

  npm run reference -- [RUN]

  RUN      the directory of a whole comparison; without one report and documents are made again from
           the samples that are kept: after a change of a claim or of the report
  --help   this text`

await directoryCommand(help, async run => {
  if (run !== undefined) archive(resolve(run), REFERENCE)
  const made = await writeResult(REFERENCE)
  const quoting = await quotingFiles(made)
  for (const [path, text] of Object.entries(quoting)) writeFileSync(join(root, path), text)
  console.log(
    `${made.table}\n\nKept in ${REFERENCE_LINK}; made from it: ${Object.keys(quoting).join(', ')}`,
  )
})
