import type { AskedRelay } from '../plan/command-plans.ts'
import { MINIMUM_ROUNDS } from '../plan/limits.ts'
import { relay, relayLoad } from '../plan/scenarios/relay.ts'
import { commandHelp, parseCommandLine, wholeFlag } from './command-line/flags.ts'
import { type MeasureOptions, measureOptions, runFlags } from './command-line/measure-flags.ts'

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

/** What --help prints. */
export const help = commandHelp(
  'Measures what a relayed token costs: in the gateway, in a plain loop over the `openai` client, and at the least.',
  ['npm run bench:relay -- [options]'],
  {
    flags,
    closing:
      'Raw samples and the summary are saved under results/. Ctrl-C leaves nothing running and prints how to continue.',
  },
)

/**
 * Arguments → options; undefined when help is asked for.
 *
 * @throws Error in one line: what was expected, what was found
 */
export function parseRelayOptions(
  args: readonly string[],
): (AskedRelay & MeasureOptions) | undefined {
  const parsed = parseCommandLine(args, flags, { words: true })
  if (parsed === undefined) return undefined
  const { streams, rounds, seconds } = parsed.options
  const options = measureOptions(parsed.options, { ...parsed, usage: 'options' })
  return { ...options, streams, rounds, seconds }
}
