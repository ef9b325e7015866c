/**
 * Runs a process's start. One that fails says why in one line and exits 1; what it had opened goes with the process.
 */
export async function start(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
