import type { DrillClock } from './clock.ts'

/**
 * Asks at planned moments, whether the earlier ones were answered or not, from time 0 until `durationMs`. Resolves with
 * every answer.
 *
 * @param ask is given its number and its planned time; it must not reject
 * @throws the signal's reason
 */
export async function openLoop<Answer>(
  options: {
    readonly perSecond: number
    readonly durationMs: number
    readonly clock: DrillClock
    readonly signal: AbortSignal
  },
  ask: (index: number, atMs: number) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const { perSecond, durationMs, clock, signal } = options
  const betweenMs = 1_000 / perSecond
  const answers: Promise<Answer>[] = []
  for (let index = 0; index * betweenMs < durationMs; index++) {
    const atMs = index * betweenMs
    await clock.until(atMs, signal)
    answers.push(ask(index, atMs))
  }
  return await Promise.all(answers)
}
