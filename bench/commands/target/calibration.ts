import { mean } from 'simple-statistics'
import { STAMPED_PROMPT } from '../../load/probe/relayed-stream.ts'
import type { AnswerRecord } from './answer-log.ts'
import type { CalibrationSample } from './target-sample.ts'
import type { TargetSocket } from './target-socket.ts'

/** What the first answers told. */
export type Calibration = Pick<CalibrationSample, 'meanSeconds' | 'stamps'>

/** Asked for at the same time: one may be short by chance. */
const ANSWERS = 3

/** Longer than this no token is under way on one machine: the stamp is of another clock. */
const MAX_DELAY_US = 60_000_000

/**
 * Asks for a few answers before the load: how long one takes, and whether the mock is behind the server.
 *
 * @throws Error with what the server said when none comes to its end
 */
export async function calibrate(sockets: readonly TargetSocket[]): Promise<Calibration> {
  const asked = sockets.slice(0, ANSWERS).map(socket => socket.ask(STAMPED_PROMPT))
  return calibrationOf(await Promise.all(asked))
}

/** The same from the answers: pure. */
export function calibrationOf(answers: readonly AnswerRecord[]): Calibration {
  const whole = answers.filter(
    ({ outcome, firstTextMs }) => outcome === 'end' && firstTextMs !== undefined,
  )
  if (whole.length === 0) {
    const reasons = answers.map(({ error, outcome }) => error ?? `${outcome}, without text`)
    throw new Error(
      `expected an answer from the server, found: ${[...new Set(reasons)].join('; ')}. Remedy: see whether a chat page gets one`,
    )
  }
  return {
    meanSeconds: mean(whole.map(({ sentMs, endedMs }) => (endedMs - sentMs) / 1_000)),
    stamps: stampsOf(whole.flatMap(({ delaysUs }) => delaysUs)),
  }
}

function stampsOf(delaysUs: readonly number[]): Calibration['stamps'] {
  if (delaysUs.length === 0) return 'none'
  return delaysUs.every(us => us >= 0 && us < MAX_DELAY_US) ? 'this-machine' : 'other-clock'
}
