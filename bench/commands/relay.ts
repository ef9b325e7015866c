import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uids } from '../../dashboards/uids.ts'
import { runMain } from '../machine/process/run-main.ts'
import { MINIMUM_ROUNDS } from '../plan/limits.ts'
import { relayPlan } from '../plan/relay-plan.ts'
import { hasEnded } from '../plan/run-plan.ts'
import { relay, relayLoad } from '../plan/scenarios/relay.ts'
import { relayTable } from '../report/relay-table.ts'
import { readTrials } from '../samples/directory.ts'
import { relayResult } from '../verdicts/relay/relay-result.ts'
import { commandHelp, parseCommandLine, wholeFlag } from './command-line/flags.ts'
import { measureOptions, runFlags } from './command-line/measure-flags.ts'
import { measure } from './measure.ts'

// npm run bench:relay: what a relayed token costs the gateway, beside the loop that most people write and beside the least.

const flags = {
  streams: wholeFlag('--streams', {
    ...{ from: 1, to: 5_000, fallback: relayLoad.streams },
    help: 'concurrent streams, 20 tokens a second each',
  }),
  rounds: wholeFlag('--rounds', {
    ...{ from: 1, to: 100, fallback: relay.rounds },
    help: `how often each variant is measured, on fresh processes, in random order; a verdict on a goal needs ${MINIMUM_ROUNDS}`,
  }),
  seconds: wholeFlag('--duration', {
    ...{ from: 1, to: 600, fallback: relayLoad.seconds, value: 'S' },
    help: 'seconds of the measured window',
  }),
  ...runFlags,
}

const help = commandHelp(
  'Measures what a relayed token costs: in the gateway, in a plain loop over the `openai` client, and at the least.',
  ['npm run bench:relay -- [options]'],
  {
    flags,
    closing:
      'Raw samples and the summary are saved under results/. Ctrl-C leaves nothing running and prints how to continue.',
  },
)

async function main(): Promise<void> {
  const parsed = parseCommandLine(process.argv.slice(2), flags, { words: true })
  if (parsed === undefined) {
    console.log(help)
    return
  }
  const asked = parsed.options
  const options = measureOptions(
    { ...asked, app: undefined, page: undefined, cores: 'equal' },
    { ...parsed, usage: 'options' },
  )
  const { directory, header, notice } = await measure({
    command: 'bench:relay',
    name: 'relay',
    options,
    plan: () => relayPlan(asked),
    isWhole: hasEnded,
    dashboard: uids.benchRun,
  })
  const result = relayResult(header, readTrials(directory, header))
  const json = `${JSON.stringify(result, null, 2)}\n`
  const files = [join(directory, 'summary.json'), ...(options.json ? [options.json] : [])]
  for (const file of files) writeFileSync(file, json)
  console.log(`\n${relayTable(result)}\n\nSamples and summary: ${directory}\n${notice}`)
}

await runMain(main)
