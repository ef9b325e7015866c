/** What the page that computes costs. Fixed: a parameter would let anybody on the network keep the process busy. */
const COMPUTE_MS = 50

/**
 * Keeps the thread busy for 50 ms of its own CPU time, as a page does that sorts, formats or encrypts much. CPU
 * time, not the clock: beside other work on its core the page then costs what it costs alone.
 *
 * @returns how often it went round, so that the work is not for nothing
 */
export function computeFor50Ms(): number {
  const before = process.threadCpuUsage()
  for (let rounds = 1; ; rounds++) {
    spin()
    const { user, system } = process.threadCpuUsage(before)
    if (user + system >= COMPUTE_MS * 1_000) return rounds
  }
}

/** Some microseconds of work between two looks at the clock. */
function spin(): number {
  let sum = 0
  for (let step = 1; step < 20_000; step++) sum += Math.sqrt(step)
  return sum
}
