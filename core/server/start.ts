import { boundOutput } from './bounded-output.ts'
import { endWithParent } from './end-with-parent.ts'
import { readStartOptions, type StartOptions } from './start-options.ts'

/**
 * Runs the start of a process with the options that all deployments have.
 *
 * @param what what is started, in a sentence: the first line of its `--help`
 */
export async function start(
  what: string,
  main: (options: StartOptions) => Promise<void>,
): Promise<void> {
  const options = readStartOptions(what)
  await runStart(() => main(options))
}

/**
 * Runs a process's start. One that fails says why in one line and exits 1; what it had opened goes with the process. What
 * is started outlives the readers of its output, and ends with whoever started it.
 */
export async function runStart(main: () => Promise<void>): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', () => {})
    boundOutput(stream)
  }
  endWithParent()
  try {
    await main()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
