import { parseArgs } from 'node:util'
import { type Distribution, parseDistribution } from './distribution.ts'
import { defaultMockOptions, type MockOptions } from './options.ts'

/** The command line of the mock's process. */
interface ProcessOptions extends MockOptions {
  readonly host: string
  readonly port: number
}

/** A command line that was read, a wish for help, or one line that says what was expected and found. */
export type ArgumentsOutcome =
  | { readonly state: 'run'; readonly options: ProcessOptions }
  | { readonly state: 'help' }
  | { readonly state: 'wrong'; readonly problem: string }

/** What `--help` prints. */
export const usage = `An OpenAI-compatible mock LLM: HTTP/1.1 and plain-text HTTP/2 on one port.

  npm run mock -- [flags]

  --port N     port to listen on; 0 takes a free one            (8089)
  --host H     address to listen on                             (127.0.0.1)
  --seed N     the same seed gives the same answers             (1)
  --ttft D     time to first token, ms                          (lognormal:300,0.35)
  --gap D      time between tokens, ms                          (lognormal:25,0.5)
  --length D   tokens in an answer                              (lognormal:200,0.4)

  D is VALUE, constant:VALUE, lognormal:MEDIAN,SIGMA or bursty:TOKENS,GAP,PAUSE.
  A request overrides them: "[mock ttft=0 gap=5 length=50 fault=cut@20]" in its last message, or the header x-mock.`

const flags = {
  port: { type: 'string', default: '8089' },
  host: { type: 'string', default: '127.0.0.1' },
  seed: { type: 'string', default: String(defaultMockOptions.seed) },
  ttft: { type: 'string' },
  gap: { type: 'string' },
  length: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

/** Reads the command line. Never throws. */
export function readArguments(words: readonly string[]): ArgumentsOutcome {
  try {
    const { values } = parseArgs({ args: [...words], options: flags, strict: true })
    if (values.help) return { state: 'help' }
    const options: ProcessOptions = {
      host: values.host,
      port: readWhole('--port', values.port, 65_535),
      seed: readWhole('--seed', values.seed, 0x7fff_ffff),
      ttft: readDistribution('--ttft', values.ttft) ?? defaultMockOptions.ttft,
      gap: readDistribution('--gap', values.gap) ?? defaultMockOptions.gap,
      length: readDistribution('--length', values.length) ?? defaultMockOptions.length,
    }
    return { state: 'run', options }
  } catch (error) {
    // parseArgs words its own refusals of unknown flags and missing values, in the first sentence.
    const [reason = ''] = error instanceof Error ? error.message.split('. ') : []
    return { state: 'wrong', problem: `mock: ${reason}; see --help` }
  }
}

function readWhole(name: string, text: string, largest: number): number {
  if (/^\d+$/.test(text) && Number(text) <= largest) return Number(text)
  throw new Error(`${name}: expected a whole number from 0 to ${largest}, found "${text}"`)
}

function readDistribution(name: string, text: string | undefined): Distribution | undefined {
  if (text === undefined) return undefined
  const outcome = parseDistribution(text)
  if (outcome.state === 'valid') return outcome.distribution
  throw new Error(`${name}: ${outcome.problem}`)
}
