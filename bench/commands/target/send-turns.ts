import { setTimeout as delay } from 'node:timers/promises'
import { monotonicNs } from '../../load/probe/delay-log.ts'
import type { TargetSample } from './target-sample.ts'
import type { TargetSocket } from './target-socket.ts'
import type { Turn } from './turns.ts'

/**
 * Sends each turn at its planned moment, whatever became of those before it, and resolves when the time is over. An answer's
 * sample is told when it has ended.
 *
 * @returns the answers, those under way among them
 */
export async function sendTurns(
  turns: readonly Turn[],
  sockets: readonly TargetSocket[],
  load: {
    readonly prompt: string
    readonly beginNs: number
    readonly seconds: number
    readonly onSample: (sample: TargetSample) => void
    readonly signal: AbortSignal
  },
): Promise<readonly Promise<void>[]> {
  const { prompt, beginNs, seconds, onSample, signal } = load
  const until = (atMs: number) =>
    delay(Math.max(0, atMs - (monotonicNs() - beginNs) / 1e6), undefined, { signal })
  const answers: Promise<void>[] = []
  for (const { atMs, socket } of turns) {
    await until(atMs)
    const answer = sockets[socket]?.ask(prompt)
    if (answer === undefined) throw new RangeError(`expected a socket below ${sockets.length}`)
    answers.push(answer.then(record => onSample({ type: 'answer', plannedMs: atMs, ...record })))
  }
  await until(seconds * 1_000)
  return answers
}
