import { runMain } from '../../machine/process/run-main.ts'
import { parseFlags } from './flags.ts'

/**
 * Runs a command whose only argument is a directory, which may be left out. `--help` prints the help; more arguments are
 * refused.
 */
export async function directoryCommand(
  help: string,
  action: (directory: string | undefined) => Promise<void>,
): Promise<void> {
  await runMain(async () => {
    const { values, positionals } = parseFlags(
      process.argv.slice(2),
      { help: { type: 'boolean', short: 'h' } },
      { words: true },
    )
    if (values.help) {
      console.log(help)
      return
    }
    const [directory, ...rest] = positionals
    if (rest.length > 0) {
      throw new Error(
        `expected one directory, found ${positionals.length} (${positionals.join(' ')}); see --help`,
      )
    }
    await action(directory)
  })
}
