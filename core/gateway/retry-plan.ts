const MAX_HANDSHAKES_PER_SECOND = 500

/** A restarted process needs as long before it listens again. */
const EARLIEST_MS = 500

/**
 * When each of `count` clients is to come back after a restart: spread evenly, so that no more than 500 handshakes a
 * second arrive, and jittered within each slot.
 *
 * @returns called once per client, the pause in milliseconds
 */
export function retryPlan(count: number, random: () => number = Math.random): () => number {
  const slotMs = 1_000 / MAX_HANDSHAKES_PER_SECOND
  let slot = 0
  return () => EARLIEST_MS + (slot++ % Math.max(1, count)) * slotMs + random() * slotMs
}
