import { runMain } from '../../machine/process/run-main.ts'
import { parseCommandLine } from './flags.ts'

/**
 * Runs a command whose only argument is a directory, which may be left out. `--help` prints the help; more arguments are
 * refused.
 */
export async function directoryCommand(
  help: string,
  action: (directory: string | undefined) => Promise<void>,
): Promise<void> {
  await runMain(async () => {
    const parsed = parseCommandLine(process.argv.slice(2), {}, { words: true })
    if (parsed === undefined) {
      console.log(help)
      return
    }
    const [directory, ...rest] = parsed.words
    if (rest.length > 0) {
      const { length } = parsed.words
      throw new Error(
        `expected one directory, found ${length} (${parsed.words.join(' ')}); see --help`,
      )
    }
    await action(directory)
  })
}
