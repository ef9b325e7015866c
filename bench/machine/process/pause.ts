import { setTimeout as delay } from 'node:timers/promises'

/** What a promise gives, or the signal's reason as soon as that aborts: the promise goes on, and nobody waits for it. */
export async function unlessAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal,
): Promise<Value> {
  signal.throwIfAborted()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const stop = () => reject(signal.reason)
  signal.addEventListener('abort', stop)
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** Waits so many milliseconds; rejects with the signal's reason as soon as that aborts. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(Math.max(0, milliseconds), undefined, { signal }).catch(() => signal.throwIfAborted())
}
