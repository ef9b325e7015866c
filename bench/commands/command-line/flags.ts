import { parseArgs } from 'node:util'

/** One flag of a command: parse and help are made from a table of these. */
export type Flag<Value> = {
  /** With its hyphens. */
  readonly flag: `--${string}`
  /** What stands for its value in the help; absent: it takes none. */
  readonly value?: string
  /** What counts where it is not given. The help shows a number or a text. */
  readonly fallback: Value
  /** How the help shows the fallback, where its value does not say it. */
  readonly shownFallback?: string
  /** What it is for; a further line is indented as the first. */
  readonly help: string
  /** @throws Error in one line: what was expected, what was found */
  readonly parse: (text: string) => Value
}

/** The flags of a command, by the names of its options. */
export type FlagTable = Readonly<Record<string, Flag<unknown>>>

/** The options that a table gives. */
export type OptionsOf<Table extends FlagTable> = {
  readonly [Name in keyof Table]: Table[Name] extends Flag<infer Value> ? Value : never
}

/** A flag that takes no value. */
export function switchFlag(flag: `--${string}`, help: string): Flag<boolean> {
  return { flag, help, fallback: false, parse: () => true }
}

/** A flag whose value is taken as it is. */
export function textFlag(
  flag: `--${string}`,
  value: string,
  help: string,
): Flag<string | undefined> {
  return { flag, value, help, fallback: undefined, parse: text => text }
}

/** A flag with a whole number. */
export function wholeFlag<Fallback extends number | undefined>(
  flag: `--${string}`,
  {
    value = 'N',
    ...rest
  }: { from: number; to: number; fallback: Fallback; value?: string; help: string },
): Flag<number | Fallback> {
  const { from, to, fallback, help } = rest
  return { flag, value, fallback, help, parse: text => whole(flag, text, { from, to }) }
}

/**
 * Arguments → options and words; undefined when help is asked for.
 *
 * @throws Error in one line: an unknown flag, one without its value, or a value that is wrong
 */
export function parseCommandLine<const Table extends FlagTable>(
  args: readonly string[],
  table: Table,
  { words = false }: { words?: boolean } = {},
):
  | {
      readonly options: OptionsOf<Table>
      /** The flags that were given. */
      readonly given: readonly string[]
      readonly words: readonly string[]
    }
  | undefined {
  // Also behind a flag that lacks its value: `--target --help`.
  if (args.includes('--help') || args.includes('-h')) return undefined
  const flags = Object.entries(table)
  const { found, positionals } = parseFlags(args, Object.values(table), words)
  const options = flags.map(([name, { flag, fallback, parse }]) => {
    const value = found[flag.slice(2)]
    return [name, value === undefined ? fallback : parse(String(value))]
  })
  return {
    options: Object.fromEntries(options) as OptionsOf<Table>,
    given: flags.map(([, { flag }]) => flag).filter(flag => found[flag.slice(2)] !== undefined),
    words: positionals,
  }
}

/** What --help prints: what a command is for, how it is typed, its flags, and what is to be known beside them. */
export function commandHelp(
  about: string,
  usage: readonly string[],
  { flags, closing }: { flags: FlagTable; closing?: string },
): string {
  const rows = Object.values(flags).map(({ flag, value, help, fallback, shownFallback }) => ({
    name: value === undefined ? flag : `${flag} ${value}`,
    text: help + fallbackText(shownFallback ?? fallback),
  }))
  const all = [...rows, { name: '--help', text: 'this text' }]
  const width = Math.max(...all.map(({ name }) => name.length))
  const line = ({ name, text }: (typeof all)[number]) =>
    `  ${name.padEnd(width)}  ${text.replaceAll('\n', `\n${' '.repeat(width + 4)}`)}`
  const parts = [about, usage.map(each => `  ${each}`).join('\n'), all.map(line).join('\n')]
  return [...parts, ...(closing === undefined ? [] : [closing])].join('\n\n')
}

const fallbackText = (fallback: unknown) =>
  typeof fallback === 'number' || typeof fallback === 'string' ? ` (${fallback})` : ''

/** What node:util finds, by the names of the flags; its errors in one line. */
function parseFlags(
  args: readonly string[],
  flags: readonly Flag<unknown>[],
  words: boolean,
): {
  readonly found: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
} {
  const options = flags.map(
    ({ flag, value }) =>
      [flag.slice(2), { type: value === undefined ? 'boolean' : 'string' }] as const,
  )
  try {
    const { values, positionals } = parseArgs({
      ...{ args: [...args], allowPositionals: words },
      options: Object.fromEntries(options),
    })
    return { found: values, positionals }
  } catch (error) {
    const [firstSentence] = (error as Error).message.split('. ')
    throw new Error(`${firstSentence}; see --help`, { cause: error })
  }
}

function whole(flag: string, value: string, { from, to }: { from: number; to: number }): number {
  const number = Number(value)
  if (/^\d+$/.test(value) && number >= from && number <= to) return number
  throw new Error(
    `${flag}: expected a whole number from ${from} to ${to}, found ${JSON.stringify(value)}`,
  )
}
