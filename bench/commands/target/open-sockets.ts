import { setTimeout as delay } from 'node:timers/promises'
import { messageOf } from '../../machine/availability.ts'
import type { TargetOptions } from './options.ts'
import type { TargetSample } from './target-sample.ts'
import { openTargetSocket, type TargetSocket } from './target-socket.ts'

/** Handshakes are dear: no faster than this. */
const OPENS_PER_SECOND = 100

/**
 * Opens the sockets one after another, at a steady pace. Those that fail are counted; the rest carries the load.
 *
 * @throws Error with the server's answer when none opens
 */
export async function openSockets(
  { url, origin, connections }: TargetOptions,
  listeners: {
    readonly beginNs: () => number
    readonly onText: () => void
    readonly onSample: (sample: TargetSample) => void
    readonly signal: AbortSignal
  },
): Promise<readonly TargetSocket[]> {
  const { beginNs, onText, onSample, signal } = listeners
  const onDrop = (code: number) => onSample({ type: 'drop', code })
  const opened: TargetSocket[] = []
  const errors: string[] = []
  const openings: Promise<unknown>[] = []
  for (let index = 0; index < connections; index++) {
    if (index > 0) await delay(1_000 / OPENS_PER_SECOND, undefined, { signal })
    const opening = openTargetSocket(
      { url, origin, name: `target-${index}` },
      { beginNs, onText, onDrop },
    )
    openings.push(
      opening.then(
        socket => opened.push(socket),
        error => errors.push(messageOf(error)),
      ),
    )
  }
  await Promise.all(openings)
  const [firstError] = errors
  const failure = firstError === undefined ? {} : { firstError }
  onSample({ type: 'opened', asked: connections, opened: opened.length, ...failure })
  if (opened.length > 0) return opened
  throw new Error(
    `expected a WebSocket server at ${url}, found: ${firstError}. Remedy: is it running, is this its path, and does it let the origin ${origin} in (--origin)?`,
  )
}
