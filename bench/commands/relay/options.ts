import { parseFlags, wholeNumber } from '../command-line/flags.ts'

/** What the command line asks for. Stored with the result. */
export type RelayOptions = {
  /** Live streams at once, each on a socket of its own. */
  readonly streams: number
  /** How often every arm is measured. */
  readonly rounds: number
  /** Seconds of the measured window. */
  readonly durationSeconds: number
  /** Seed of the order of the arms and of the mock. */
  readonly seed: number
  /** Where to write the summary as well, for a script. */
  readonly json: string | undefined
}

/** What runs when nothing is asked for: about 5 and a half minutes. */
export const defaultOptions: RelayOptions = {
  streams: 400,
  rounds: 3,
  durationSeconds: 10,
  seed: 1,
  json: undefined,
}

/** What --help prints. */
export const help = `Measures what a relayed token costs: the gateway against a plain loop over the \`openai\` client, and the floor.

  npm run bench:relay -- [options]

  --streams N    live streams at once, 20 tokens a second each (${defaultOptions.streams})
  --rounds N     how often every arm is measured, on fresh processes, in random order (${defaultOptions.rounds})
  --duration S   seconds of the measured window (${defaultOptions.durationSeconds})
  --seed N       seed of the order and of the mock (${defaultOptions.seed})
  --json FILE    write the summary there too
  --help         this text

Raw samples and the summary are saved under results/. It ends on Ctrl-C and leaves nothing behind.`

/**
 * Arguments → options; undefined when help is asked for.
 *
 * @throws Error in one line: what was expected, what was found
 */
export function parseOptions(args: readonly string[]): RelayOptions | undefined {
  const { values } = parseFlags(
    args,
    {
      streams: { type: 'string' },
      rounds: { type: 'string' },
      duration: { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    { words: false },
  )
  if (values.help) return undefined
  const { streams, rounds, durationSeconds, seed } = defaultOptions
  return {
    streams: wholeNumber('--streams', values.streams, { from: 1, to: 5_000 }) ?? streams,
    rounds: wholeNumber('--rounds', values.rounds, { from: 1, to: 100 }) ?? rounds,
    durationSeconds:
      wholeNumber('--duration', values.duration, { from: 1, to: 600 }) ?? durationSeconds,
    seed: wholeNumber('--seed', values.seed, { from: 0, to: 2 ** 31 - 1 }) ?? seed,
    json: values.json,
  }
}
