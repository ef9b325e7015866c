/** The most that a page may be asked to compute: a parameter without a limit would let anybody keep the process busy. */
const MAX_COMPUTE_MS = 200

/** What a page computes that is not told how long. */
const DEFAULT_COMPUTE_MS = 50

/** How long a page is to compute, as its address says: 0 to 200 ms. Anything else is the default. */
export function computeMsOf(parameter: string | readonly string[] | undefined): number {
  const ms = Number(parameter ?? Number.NaN)
  return ms >= 0 && ms <= MAX_COMPUTE_MS ? ms : DEFAULT_COMPUTE_MS
}

/**
 * Keeps the thread busy for so many milliseconds of its own CPU time, as a page does that sorts, formats or encrypts much. CPU
 * time, not the clock: beside other work on its core the page then costs what it costs alone.
 *
 * @returns how often it went round, so that the work is not for nothing
 */
export function computeFor(ms: number): number {
  const before = process.threadCpuUsage()
  for (let rounds = 0; ; rounds++) {
    const { user, system } = process.threadCpuUsage(before)
    if (user + system >= ms * 1_000) return rounds
    spin()
  }
}

/** Some microseconds of work between two looks at the clock. */
function spin(): number {
  let sum = 0
  for (let step = 1; step < 20_000; step++) sum += Math.sqrt(step)
  return sum
}
