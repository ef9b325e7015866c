import type { Part } from '../../samples/run-sample.ts'
import type { RunState } from '../../telemetry/run-state.ts'

/** What is shown of a run, a line each; rates are taken since the state before. */
export function liveLines(now: RunState, before: RunState): readonly string[] {
  const seconds = (now.atMs - before.atMs) / 1_000
  const perSecond = (count: number) => (seconds === 0 ? 0 : Math.max(0, count) / seconds)
  const shares = (Object.keys(now.cpuSeconds) as Part[]).map(part => {
    const used = (now.cpuSeconds[part] ?? 0) - (before.cpuSeconds[part] ?? 0)
    return `${part} ${Math.round(perSecond(used) * 100)}%`
  })
  return [
    `connections ${now.connections}`,
    `tokens/s ${Math.round(perSecond(now.tokens - before.tokens))}`,
    `answers ${now.answersCompleted} completed, ${now.answersFailed} failed`,
    `CPU of a core: ${shares.join(', ') || 'not measured'}`,
  ]
}
