import type { Variable } from './kinds.ts'
import { variables } from './variables.ts'

const HEADER = [
  '# Every variable that the project reads, its default, and why it exists.',
  '# Copy this file to .env and uncomment what is to differ. With nothing set, the built-in mock answers.',
].join('\n')

/** The text of `.env.example`: each variable of the table once, commented out. */
export function envExample(): string {
  const entries = Object.entries(variables).map(
    ([name, { why, fallback }]: [string, Variable<unknown>]) =>
      `# ${why}\n#${name}=${fallback ?? ''}`,
  )
  return `${[HEADER, ...entries].join('\n\n')}\n`
}
