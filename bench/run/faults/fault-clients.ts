import { setTimeout as delay } from 'node:timers/promises'
import { seededRandom } from '../../../mock/random.ts'
import type { FaultLoad } from '../../plan/scenarios/scenario.ts'
import type { FaultStreamSample } from '../../samples/drill-sample.ts'
import type { RunningDeployment } from '../boot.ts'
import type { DrillClock } from './clock.ts'
import { questionOf } from './reference-answer.ts'
import { StreamClient } from './stream-client.ts'

/** Many clients, each in the middle of an answer of its own. */
export type FaultClients = Disposable & {
  /** How many answers have not ended. */
  readonly live: number
  /** All lose their sockets at once, and come back. */
  cut(): void
  /** They go, and say what they saw. */
  finish(clock: DrillClock): readonly FaultStreamSample[]
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
export async function openClients(
  {
    mockUrl,
    socketUrl: url,
    pageUrl: origin,
    tickets,
  }: Pick<RunningDeployment, 'mockUrl' | 'socketUrl' | 'pageUrl' | 'tickets'>,
  { streams, tokens, gapMs }: Pick<FaultLoad, 'streams' | 'tokens' | 'gapMs'>,
  { seed, signal }: { seed: number; signal: AbortSignal },
): Promise<FaultClients> {
  const questions = await Promise.all(
    Array.from({ length: streams }, (_, stream) =>
      questionOf({ mockUrl, seed: (seed * 1_000 + stream) % SEEDS, tokens, gapMs }),
    ),
  )
  const all: StreamClient[] = []
  const clients: FaultClients = {
    get live() {
      return all.filter(client => !client.over).length
    },
    cut() {
      for (const client of all) client.cut()
    },
    finish: clock => all.map(client => client.finish(clock)),
    [Symbol.dispose]() {
      for (const client of all) client.close()
    },
  }
  try {
    for (const [stream, question] of questions.entries()) {
      const random = uniform(seed, stream)
      const chatId = `client-${seed}-${stream}`
      const address = { url, origin, tickets }
      all.push(new StreamClient({ address, stream, chatId, question, random }))
      await delay(BETWEEN_MS, undefined, { signal })
    }
    const started = Promise.all(all.map(client => client.started))
    const closeAll = () => clients[Symbol.dispose]()
    signal.addEventListener('abort', closeAll)
    await started.finally(() => signal.removeEventListener('abort', closeAll))
    return clients
  } catch (error) {
    clients[Symbol.dispose]()
    throw signal.aborted ? signal.reason : error
  }
}

/**
 * Waits until no answer is on its way any more, which is so at once as a rule; at most as long as one needs whose client was
 * late to come back.
 */
export async function untilOver(
  clients: FaultClients,
  { clock, signal }: { clock: DrillClock; signal: AbortSignal },
): Promise<void> {
  const endMs = clock.at() + PATIENCE_MS
  while (clients.live > 0 && clock.at() < endMs) await clock.until(clock.at() + POLL_MS, signal)
}

function uniform(seed: number, stream: number): () => number {
  const generator = seededRandom(seed, stream)
  return () => (generator.next() >>> 0) / 2 ** 32
}
