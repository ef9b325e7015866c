import { setTimeout as delay } from 'node:timers/promises'
import { seededRandom } from '../../../mock/random.ts'
import type { FaultLoad } from '../../plan/fault-load.ts'
import type { WitnessStreamSample } from '../../samples/drill-sample.ts'
import type { RunningDeployment } from '../boot.ts'
import type { DrillClock } from './clock.ts'
import { questionOf } from './reference-answer.ts'
import { WitnessStream } from './witness-stream.ts'

/** Many clients, each in the middle of an answer of its own. */
export type Witnesses = Disposable & {
  /** How many answers have not ended. */
  readonly live: number
  /** They go, and say what they saw. */
  leave(clock: DrillClock): readonly WitnessStreamSample[]
}

/** Sockets are opened one after another: a storm of handshakes is another drill. */
const BETWEEN_MS = 5

/** Longer than the longest pause of a client that comes back. */
const PATIENCE_MS = 20_000
const POLL_MS = 50

/** The mock takes seeds below a thousand million. */
const SEEDS = 1_000_000_000

/**
 * Opens a socket for each stream and asks; resolves when each answer has begun.
 *
 * @throws Error when one does not begin
 */
export async function openWitnesses(
  { mockUrl, socketUrl, pageUrl }: Pick<RunningDeployment, 'mockUrl' | 'socketUrl' | 'pageUrl'>,
  { streams, tokens, gapMs }: FaultLoad,
  { seed, signal }: { seed: number; signal: AbortSignal },
): Promise<Witnesses> {
  const questions = await Promise.all(
    Array.from({ length: streams }, (_, stream) =>
      questionOf({ mockUrl, seed: (seed * 1_000 + stream) % SEEDS, tokens, gapMs }),
    ),
  )
  const all: WitnessStream[] = []
  const witnesses: Witnesses = {
    get live() {
      return all.filter(witness => !witness.over).length
    },
    leave: clock => all.map(witness => witness.leave(clock)),
    [Symbol.dispose]() {
      for (const witness of all) witness.close()
    },
  }
  try {
    for (const [stream, question] of questions.entries()) {
      const random = uniform(seed, stream)
      all.push(new WitnessStream({ socketUrl, origin: pageUrl, stream, question, random }))
      await delay(BETWEEN_MS, undefined, { signal })
    }
    const standing = Promise.all(all.map(witness => witness.stands))
    const closeAll = () => witnesses[Symbol.dispose]()
    signal.addEventListener('abort', closeAll)
    await standing.finally(() => signal.removeEventListener('abort', closeAll))
    return witnesses
  } catch (error) {
    witnesses[Symbol.dispose]()
    throw signal.aborted ? signal.reason : error
  }
}

/**
 * Waits until no answer is on its way any more, which is so at once as a rule; at most as long as one needs whose client was
 * late to come back.
 */
export async function untilOver(
  witnesses: Witnesses,
  { clock, signal }: { clock: DrillClock; signal: AbortSignal },
): Promise<void> {
  const endMs = clock.at() + PATIENCE_MS
  while (witnesses.live > 0 && clock.at() < endMs) await clock.until(clock.at() + POLL_MS, signal)
}

function uniform(seed: number, stream: number): () => number {
  const generator = seededRandom(seed, stream)
  return () => (generator.next() >>> 0) / 2 ** 32
}
