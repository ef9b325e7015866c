import type { WriteStream } from 'node:tty'
import type { Part } from '../samples/run-sample.ts'
import type { RunDisplay, RunState } from '../telemetry/run-state.ts'

/** Off a terminal, a line every so often: it ends in a log. */
const PLAIN_MS = 10_000

/** One block that is redrawn below the lines on a terminal; plain lines elsewhere. */
export function openLiveDisplay(
  output: Pick<WriteStream, 'write'> & { isTTY?: boolean; columns?: number },
): RunDisplay {
  let before: RunState | undefined
  let block: readonly string[] = []
  const erase = () => (block.length === 0 ? '' : `\x1b[${block.length}A\x1b[J`)
  const draw = () => block.map(line => `${line}\n`).join('')
  // A terminal that does not tell its width says 0.
  const clip = (line: string) => line.slice(0, (output.columns || 80) - 1)

  return {
    print(line) {
      output.write(`${erase()}${line}\n${draw()}`)
    },
    show(state) {
      const since = before ?? state
      if (output.isTTY) {
        const erased = erase()
        block = liveLines(state, since).map(line => clip(`  ${line}`))
        output.write(erased + draw())
        before = state
        return
      }
      if (before !== undefined && state.atMs - before.atMs < PLAIN_MS) return
      output.write(`${liveLines(state, since).join(' · ')}\n`)
      before = state
    },
    close() {
      output.write(erase())
      block = []
      before = undefined
    },
  }
}

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
