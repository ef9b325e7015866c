import { resolve } from 'node:path'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import type { CoresArm } from '../../plan/core-binding.ts'

/**
 * Flags and words of a command line.
 *
 * @throws Error in one line, when a flag is unknown or lacks its value
 */
export function parseFlags<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
  { words }: { words: boolean },
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: words, options })
  } catch (error) {
    const [firstSentence] = (error as Error).message.split('. ')
    throw new Error(`${firstSentence}; see --help`, { cause: error })
  }
}

/**
 * The value of a flag as a whole number; undefined when it was not given.
 *
 * @throws Error in one line: what was expected, what was found
 */
export function wholeNumber(
  flag: string,
  value: string | undefined,
  { from, to }: { from: number; to: number },
): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (/^\d+$/.test(value) && number >= from && number <= to) return number
  throw new Error(
    `${flag}: expected a whole number from ${from} to ${to}, found ${JSON.stringify(value)}`,
  )
}

/**
 * The value of --cores: how the deployment's cores are shared out.
 *
 * @throws Error in one line: what was expected, what was found
 */
export function coresArm(value: string | undefined): CoresArm {
  if (value === undefined || value === 'equal') return 'equal'
  if (value === 'each') return value
  throw new Error(`--cores: expected equal or each, found ${JSON.stringify(value)}`)
}

function pathOfPage(value: string | undefined): string | undefined {
  if (value === undefined || value.startsWith('/')) return value
  throw new Error(`--page: expected a path that begins with /, found ${JSON.stringify(value)}`)
}

/**
 * The values of --app, as an absolute path, and of --page: the app's first page where none is named.
 *
 * @throws Error in one line, when the page is no path
 */
export function visitedApp(values: { readonly app?: string; readonly page?: string }): {
  readonly app: string | undefined
  readonly page: string | undefined
} {
  if (values.app === undefined) return { app: undefined, page: pathOfPage(values.page) }
  return { app: resolve(values.app), page: pathOfPage(values.page ?? '/') }
}
