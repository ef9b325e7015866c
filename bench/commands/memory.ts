import { writeFileSync } from 'node:fs'
import { uids } from '../../dashboards/uids.ts'
import { runMain } from '../machine/process/run-main.ts'
import { memorySlopeIdle } from '../measures/memory.ts'
import { memoryPlan } from '../plan/command-plans.ts'
import { hasEnded, profileIn } from '../plan/run-plan.ts'
import { deployments } from '../plan/subjects/registry.ts'
import { slopeTable } from '../report/ladder-table.ts'
import { readTrials } from '../samples/directory.ts'
import { commandHelp, parseCommandLine } from './command-line/flags.ts'
import { measureFlags, measureOptions } from './command-line/measure-flags.ts'
import { measure } from './measure.ts'

// npm run bench:memory: what an idle connection costs, as the slope of the PSS, round after round.

const help = commandHelp(
  'Measures what an idle connection costs in each deployment: the slope of its memory (PSS), three times on fresh processes.',
  ['npm run bench:memory -- [options]'],
  { flags: measureFlags },
)

async function main(): Promise<void> {
  const parsed = parseCommandLine(process.argv.slice(2), measureFlags, { words: true })
  if (parsed === undefined) {
    console.log(help)
    return
  }
  const options = measureOptions(parsed.options, { ...parsed, usage: 'options' })
  const subjects = deployments.map(({ name }) => name)
  const { directory, header, notice } = await measure({
    command: 'bench:memory',
    name: 'memory',
    options,
    plan: plannedFor => memoryPlan({ ...options, subjects }, plannedFor),
    isWhole: hasEnded,
    dashboard: uids.comparison,
  })
  const trials = readTrials(directory, header)
  const slopesOf = (subject: string) =>
    trials
      .filter(trial => trial.header.deployment === subject)
      .map(trial => memorySlopeIdle.of(trial))
      .filter(slope => slope !== undefined)
  const slopes = new Map(header.plan.subjects.map(name => [name, slopesOf(name)]))
  if ([...slopes.values()].some(values => values.length === 0)) {
    throw new Error('the memory of a process cannot be measured on this machine')
  }
  if (options.json !== undefined) {
    const result = { header, bytesPerConnection: Object.fromEntries(slopes) }
    writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`)
  }
  const steps = profileIn(header.plan, 'memory-ladder')?.steps ?? []
  console.log(`\nPSS per idle connection in KiB, slope from ${steps.join(' to ')} connections\n`)
  console.log(`${slopeTable(slopes)}\n\nSamples: ${directory}\n${notice}`)
}

await runMain(main)
