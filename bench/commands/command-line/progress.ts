/** Prints what a run is doing, each line with the seconds since the start. Goes to stderr: stdout is for the result. */
export function startProgress(
  print = (line: string): void => void process.stderr.write(`${line}\n`),
): (message: string) => void {
  const startedAt = performance.now()
  return message => {
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0)
    print(`[${seconds.padStart(4)} s] ${message}`)
  }
}
