/** How a process ended: with a code, or by a signal (the other is null). */
export type ProcessExit = { readonly code: number | null; readonly signal: NodeJS.Signals | null }

const quotedLines = 20

/**
 * A started process did not do what it was started for. The message says which, what happened, and
 * ends with the last lines it printed; `tail` has all the lines that were kept.
 */
export class ProcessFailure extends Error {
  override readonly name = 'ProcessFailure'
  readonly processName: string
  readonly tail: readonly string[]

  constructor(processName: string, what: string, tail: readonly string[], cause?: unknown) {
    super(`${processName} ${what}${quoted(tail)}`, { cause })
    this.processName = processName
    this.tail = [...tail]
  }

  /** The process ended although nobody stopped it. */
  static ended(processName: string, exit: ProcessExit, tail: readonly string[]): ProcessFailure {
    const how = exit.signal ? `by ${exit.signal}` : `with exit code ${exit.code}`
    return new ProcessFailure(processName, `ended unexpectedly ${how}`, tail)
  }
}

function quoted(tail: readonly string[]): string {
  if (tail.length === 0) return '; it printed nothing'
  const lines = tail.slice(-quotedLines).map(line => `  | ${line}`)
  return `; the last lines of its output:\n${lines.join('\n')}`
}
