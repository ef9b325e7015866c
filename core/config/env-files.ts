import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'dotenv'
import { nearestName } from './near-miss.ts'
import type { Problem } from './problem.ts'
import { variables } from './variables.ts'

/** The environment with its files: each value, and where it comes from. */
export type Environment = {
  readonly values: Readonly<Record<string, string>>
  /** Where the value of a variable was found: `.env.local`, or undefined for the shell (or whatever started the process). */
  readonly files: Readonly<Record<string, string>>
  /** Files that could not be read. */
  readonly problems: readonly Problem[]
  /** Lines that have no effect, in words. */
  readonly warnings: readonly string[]
}

/** What Node.js reads when it starts, before any file of ours. */
const ONLY_FROM_SHELL = /^(NODE_(?!ENV$)|SSL_CERT_|OPENSSL_|UV_)/

/** Names that nobody else uses: one that is not in the table is a mistake. */
const OURS = /^OPEN_API_/

/**
 * Reads the files that Next.js reads, in its order: the first that has a variable decides, and the shell before all of
 * them. Nothing is expanded: `$` is a dollar.
 *
 * @param shell variables that were there before; an empty one counts, as it does for Next.js
 * @see https://nextjs.org/docs/app/guides/environment-variables#environment-variable-load-order
 */
export function readEnvironment(
  directory: string,
  { dev, shell }: { dev: boolean; shell: Readonly<Record<string, string | undefined>> },
): Environment {
  const mode = dev ? 'development' : 'production'
  const values: Record<string, string> = {}
  const files: Record<string, string> = {}
  const problems: Problem[] = []
  const warnings: string[] = []
  for (const [name, value] of Object.entries(shell)) {
    if (value !== undefined) values[name] = value
  }
  for (const file of [`.env.${mode}.local`, '.env.local', `.env.${mode}`, '.env']) {
    const text = readText(join(directory, file))
    if (text === undefined) continue
    if (typeof text !== 'string') {
      problems.push({ variable: file, ...text })
      continue
    }
    for (const [name, value] of Object.entries(parse(text))) {
      const warning = warningOf(name)
      if (warning !== undefined) warnings.push(`${file}: ${warning}`)
      if (name in values) continue
      values[name] = value
      files[name] = file
    }
  }
  return { values, files, problems, warnings }
}

function warningOf(name: string): string | undefined {
  if (name in variables) return undefined
  if (ONLY_FROM_SHELL.test(name)) {
    return `${name} has no effect there, because it is read before the file. Remedy: set it in the shell (export ${name}=…).`
  }
  const meant = nearestName(name, Object.keys(variables))
  if (meant !== undefined) return `${name} is not read: did you mean ${meant}?`
  return OURS.test(name) ? `${name} is not read: .env.example has every variable.` : undefined
}

/** The text of a file, undefined where there is none, or why it cannot be read. */
function readText(path: string): string | undefined | Omit<Problem, 'variable'> {
  const bytes = readBytes(path)
  if (bytes === undefined || !(bytes instanceof Uint8Array)) return bytes
  const expected = 'text in UTF-8'
  const remedy = 'save it as UTF-8'
  const [first, second] = bytes
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  if (hasMark || bytes.includes(0)) return { expected, found: 'UTF-16', remedy }
  try {
    // The decoder takes a byte order mark away.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { expected, found: 'another encoding', remedy }
  }
}

function readBytes(path: string): Uint8Array | undefined | Omit<Problem, 'variable'> {
  try {
    return readFileSync(path)
  } catch (error) {
    const { code = 'an error' } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && lstatSync(path, { throwIfNoEntry: false }) === undefined) return
    const found = { EISDIR: 'a directory', ENOENT: 'a link to nothing' }[code] ?? code
    return {
      expected: 'a file that this user can read',
      found,
      remedy: 'correct its permissions, or remove it',
    }
  }
}
