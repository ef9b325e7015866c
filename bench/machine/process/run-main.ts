import { messageOf } from '../availability.ts'
import { interruptionSignal } from './process-registry.ts'

/**
 * Runs a command of the bench: a failure is printed, reason first, and ends with exit code 1; an interruption says that
 * what was measured so far is kept, and ends as the registry decided.
 */
export async function runMain(main: () => Promise<void>): Promise<void> {
  const interruption = interruptionSignal()
  try {
    await main()
  } catch (error) {
    process.exitCode ??= 1
    console.error(
      interruption.aborted
        ? `The bench was ${messageOf(interruption.reason)}; the samples so far are under results/.`
        : `The bench failed: ${messageOf(error)}`,
    )
  }
}
