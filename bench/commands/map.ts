import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uids } from '../../dashboards/uids.ts'
import { runMain } from '../machine/process/run-main.ts'
import { mapPlan } from '../plan/command-plans.ts'
import { hasEnded } from '../plan/run-plan.ts'
import { decisionMap as scenario } from '../plan/scenarios/decision-map.ts'
import { deployments } from '../plan/subjects/registry.ts'
import { secondsOfVisits } from '../plan/visits.ts'
import { decisionMapText } from '../report/decision-map-text.ts'
import { loadNotes } from '../report/load-notes.ts'
import { mapReport } from '../report/map-report.ts'
import { readTrials } from '../samples/directory.ts'
import { decisionMap } from '../verdicts/decision-map.ts'
import { commandHelp, parseCommandLine, wholeFlag } from './command-line/flags.ts'
import { measureFlags, measureOptions } from './command-line/measure-flags.ts'
import { measure } from './measure.ts'

// npm run bench:map: from which page on integrated ruins the tokens, in minutes.

const { app, seed, resume, json } = measureFlags
const { visits } = scenario.action
const minutes = Math.ceil(secondsOfVisits(visits, deployments.length) / 60)

const flags = {
  pairs: wholeFlag('--pairs', {
    ...{ from: 1, to: 100, fallback: visits.pairs },
    help: `how often each point is visited in each deployment; ${visits.pairs} take ${minutes} minutes, fewer than 6 give no interval of 95%`,
  }),
  app,
  page: {
    ...measureFlags.page,
    help: 'a page of your own, at the same shares of a core: it stands in the map with a ring',
  },
  seed,
  resume,
  json,
}

const help = commandHelp(
  'Measures what a page costs the tokens beside it, in each deployment, for light and heavy pages at light and heavy load.',
  ['npm run bench:map -- [options]'],
  {
    flags,
    closing: `Both deployments are up at once, on the same cores, and ${visits.streams} streams and the pages go from one to the other
every ${visits.visitSeconds} seconds. Samples and the map are saved under results/. Ctrl-C leaves nothing running and prints how to continue.`,
  },
)

async function main(): Promise<void> {
  const parsed = parseCommandLine(process.argv.slice(2), flags, { words: true })
  if (parsed === undefined) {
    console.log(help)
    return
  }
  const options = measureOptions(parsed.options, { ...parsed, usage: 'options' })
  const subjects = deployments.map(({ name }) => name)
  const { directory, header, notice } = await measure({
    command: 'bench:map',
    name: 'map',
    options,
    plan: plannedFor => mapPlan({ ...parsed.options, subjects }, plannedFor),
    adjustsLoad: true,
    isWhole: hasEnded,
    dashboard: uids.comparison,
  })
  const map = decisionMap(readTrials(directory, header), header.plan.subjects)
  if (map === undefined) throw new Error(`${directory}: expected visits, found none`)
  const text = `${JSON.stringify({ run: header, ...map }, null, 2)}\n`
  const files = [join(directory, 'map.json'), ...(options.json ? [options.json] : [])]
  for (const file of files) writeFileSync(file, text)
  writeFileSync(join(directory, 'report.html'), await mapReport(map, header))
  console.log(
    `\n${[decisionMapText(map, 'en'), ...loadNotes(header.plan, 'en')].join('\n')}\n\nReport: ${join(directory, 'report.html')}\n${notice}`,
  )
}

await runMain(main)
