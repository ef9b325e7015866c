import { type VariableName, variables } from '../../core/config/variables.ts'
import { TICKET_SECRET } from './tickets.ts'

/** What a test sets of the project's own variables, and of Node's. */
export type Settings = Partial<
  Readonly<Record<VariableName | 'NODE_EXTRA_CA_CERTS', string | number>>
>

/** What a program needs of the machine, and nothing that vitest or a developer's shell added. */
const MACHINE = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'SystemRoot', 'ComSpec', 'USERPROFILE', 'TEMP']

/** True where a missing tool is a failure, as in CI. */
export const requireAll = process.env.REQUIRE_ALL === '1'

/** The directories with programs. */
export const searchPath = process.env.PATH ?? ''

/**
 * The whole environment of a started process. A variable of the project that the test does not set is
 * empty, which counts as unset, so that a developer's `.env` decides nothing. Metrics take free ports, the pages of the
 * bench are open, and the secret of tickets is one that clients of a test know.
 */
export function environmentOf(settings: Settings): Record<string, string> {
  const machine = MACHINE.flatMap(name => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value]]
  })
  const unset = Object.keys(variables).map(name => [name, ''])
  const set = Object.entries(settings).map(([name, value]) => [name, String(value)])
  const open = { ADMIN_PORT: '0', WS_ADMIN_PORT: '0', BENCH_PAGES: '1', TICKET_SECRET }
  return { ...Object.fromEntries([...machine, ...unset]), ...open, ...Object.fromEntries(set) }
}
