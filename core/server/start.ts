import { endWithParent } from './end-with-parent.ts'

/**
 * Runs a process's start. One that fails says why in one line and exits 1; what it had opened goes with the process. What
 * is started outlives the readers of its output, and ends with whoever started it.
 */
export async function start(main: () => Promise<void>): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  endWithParent()
  try {
    await main()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
