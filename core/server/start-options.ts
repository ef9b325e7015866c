import { parseArgs } from 'node:util'

/** What a start is told on its command line; all else is configuration. */
export type StartOptions = {
  /** Development, with hot reload. */
  readonly dev: boolean
}

const HELP = `
  --dev    develop: pages are built when they are asked for, and reload when they are edited
  --help   this text

Everything else is set by environment variables, in the shell or in .env: PORT=4000, OPEN_API_KEY=…
.env.example has each with its default and its reason, docs/running.md explains them.`

/**
 * The options of a start script. Where the command line asks for help, or is wrong, it says so and ends the process.
 *
 * @param what what is started, in a sentence
 */
export function readStartOptions(what: string): StartOptions {
  try {
    const { values } = parseArgs({
      options: { dev: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    })
    if (!values.help) return { dev: values.dev === true }
    console.log(`${what}\n${HELP}`)
    return process.exit(0)
  } catch (error) {
    const [problem] = String(error instanceof Error ? error.message : error).split('. ', 1)
    console.error(`${problem}. Remedy: settings are environment variables; see --help.`)
    return process.exit(1)
  }
}
