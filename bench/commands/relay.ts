import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uids } from '../../dashboards/uids.ts'
import { runMain } from '../machine/process/run-main.ts'
import { relayPlan } from '../plan/command-plans.ts'
import { hasEnded } from '../plan/run-plan.ts'
import { relayTable } from '../report/relay-table.ts'
import { readTrials } from '../samples/directory.ts'
import { relayResult } from '../verdicts/relay/relay-result.ts'
import { measure } from './measure.ts'
import { help, parseRelayOptions } from './relay-options.ts'

// npm run bench:relay: what a relayed token costs the gateway, beside the loop that most people write and beside the least.

async function main(): Promise<void> {
  const options = parseRelayOptions(process.argv.slice(2))
  if (options === undefined) {
    console.log(help)
    return
  }
  const { directory, header, notice } = await measure({
    command: 'bench:relay',
    name: 'relay',
    options,
    plan: () => relayPlan(options),
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
