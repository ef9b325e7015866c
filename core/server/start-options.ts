import { parseArgs } from 'node:util'

/** What the command line of a start says; everything else is configuration. */
export type StartOptions = {
  /** Development, with hot reload. */
  readonly dev: boolean
}

const HELP = `
  --dev    development: pages are built on request and reload when you edit them
  --help   this text

Environment variables set everything else, in the shell or in .env: PORT=4000, OPEN_API_KEY=…
.env.example lists each with its default and its purpose; docs/running.md explains them.`

/**
 * The options of a start script. Prints the help or the mistake and ends the process when the command line asks for help or is wrong.
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
