import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { filledReadme } from '../report/readme/readme.ts'
import { writeResult } from '../report/write-result.ts'
import { README, REFERENCE, REFERENCE_LINK } from '../samples/reference-place.ts'
import { directoryCommand } from './command-line/directory-command.ts'
import { keep } from './reference/keep.ts'
import { LEAST_MINUTES } from './reference/objection.ts'

// npm run reference: the reference result, and what the README says of it.

const help = `Keeps a comparison as the reference result in ${REFERENCE_LINK}, its samples compressed, and puts its figures into README.md.

  npm run reference -- [RUN]

  RUN      the directory of a whole comparison of at least ${LEAST_MINUTES} minutes; without one report and
           README are made again from the samples that are kept: after a change of a claim or of the report
  --help   this text`

await directoryCommand(help, async run => {
  if (run !== undefined) keep(resolve(run), REFERENCE)
  const made = await writeResult(REFERENCE)
  writeFileSync(README, filledReadme(readFileSync(README, 'utf8'), made))
  console.log(`${made.table}\n\nKept in ${REFERENCE_LINK}; README.md has its figures.`)
})
