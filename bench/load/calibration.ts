import { readStamp } from '../../mock/stamp.ts'
import type { Calibration } from '../plan/command-plans.ts'
import type { StreamSample } from '../samples/load-sample.ts'
import { epochMs } from './client/client-socket.ts'
import { Conversation } from './conversation.ts'
import { NodeSocket, type SocketAddress } from './node-socket.ts'
import { monotonicNs } from './probe/delay-log.ts'
import { STAMPED_PROMPT } from './probe/streams.ts'

/** Asked for at the same time: one may be short by chance. */
const ANSWERS = 3

/** Longer than this no token is under way on one machine: the stamp is of another clock. */
const MAX_DELAY_MS = 60_000

/** So long a handshake may take. */
const HANDSHAKE_MS = 10_000

/** So long an answer may take: what has no end by then cannot be loaded either. */
const ANSWER_MS = 300_000

/** An answer, and how late its stamped tokens were. */
export type CalibrationAnswer = StreamSample & { readonly delaysMs: readonly number[] }

/**
 * Asks a server for a few answers before its load is planned: how long one takes, and whether the mock is behind it.
 *
 * @throws Error with what the server said when no socket opens or no answer comes to its end; the signal's reason
 */
export async function calibrate(
  server: SocketAddress,
  signal: AbortSignal,
  answerMs = ANSWER_MS,
): Promise<Calibration> {
  const over = new AbortController()
  const patience = setTimeout(() => {
    const found = `none within ${answerMs / 1_000} s`
    over.abort(
      new Error(`expected the end of an answer, found ${found}. Remedy: see how long a page waits`),
    )
  }, answerMs)
  const either = AbortSignal.any([signal, over.signal])
  const asked = Array.from({ length: ANSWERS }, (_, index) => askOnce(server, index, either))
  try {
    return calibrationOf(await Promise.all(asked))
  } finally {
    clearTimeout(patience)
    // Where one has failed, the others are asked for nothing more.
    over.abort()
  }
}

/** The same from the answers: pure. */
export function calibrationOf(answers: readonly CalibrationAnswer[]): Calibration {
  const whole = answers.filter(({ outcome, tokens }) => outcome === 'end' && tokens > 0)
  if (whole.length === 0) {
    const reasons = answers.map(({ error, outcome }) => error ?? `${outcome}, without text`)
    throw new Error(
      `expected an answer from the server, found: ${[...new Set(reasons)].join('; ')}. Remedy: see whether a chat page gets one`,
    )
  }
  const meanOf = (figure: (answer: CalibrationAnswer) => number) =>
    whole.reduce((sum, answer) => sum + figure(answer), 0) / whole.length
  return {
    meanTokens: meanOf(({ tokens }) => tokens),
    meanSeconds: meanOf(({ sentMs, lastTextMs = sentMs }) => (lastTextMs - sentMs) / 1_000),
    stamps: stampsOf(whole.flatMap(({ delaysMs }) => delaysMs)),
  }
}

function stampsOf(delaysMs: readonly number[]): Calibration['stamps'] {
  if (delaysMs.length === 0) return 'none'
  return delaysMs.every(ms => ms >= 0 && ms < MAX_DELAY_MS) ? 'this-machine' : 'other-clock'
}

async function askOnce(
  address: SocketAddress,
  index: number,
  signal: AbortSignal,
): Promise<CalibrationAnswer> {
  const { url, origin } = address
  const { promise, resolve, reject } = Promise.withResolvers<StreamSample>()
  const delaysMs: number[] = []
  const conversation = new Conversation(`calibration-${index}`, resolve, { prompt: STAMPED_PROMPT })
  const refuse = (why: string) =>
    reject(
      new Error(
        `expected a WebSocket server at ${url}, found: ${why}. Remedy: is it running, is this its path, and does it let the origin ${origin} in (--origin)?`,
      ),
    )
  const late = setTimeout(refuse, HANDSHAKE_MS, `no handshake within ${HANDSHAKE_MS / 1_000} s`)
  const stop = () => reject(signal.reason)
  signal.addEventListener('abort', stop)
  const socket = new NodeSocket(address, {
    onOpen() {
      clearTimeout(late)
      const nowMs = epochMs()
      socket.send(conversation.ask(0, nowMs, nowMs).frame)
    },
    onText(text) {
      const written = readStamp(text)
      if (written !== undefined) delaysMs.push((monotonicNs() - Number(written)) / 1e6)
      conversation.read(text, epochMs())
    },
    onEnd({ openedAtMs, why }) {
      if (openedAtMs === undefined) refuse(why)
      else conversation.loseAll(why)
    },
  })
  try {
    return { ...(await promise), delaysMs }
  } finally {
    clearTimeout(late)
    signal.removeEventListener('abort', stop)
    socket.close()
  }
}
