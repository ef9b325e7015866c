import { isUnanswered } from './chat-message.ts'
import type { SavedChat } from './history/chat-storage.ts'
import type { ConnectionStatus } from './wire/connection.ts'
import { notices } from './words.ts'

/** What the user is told about an answer that did not end well. All of them can be retried. */
export type Notice = {
  readonly state: 'interrupted' | 'failed' | 'stopped'
  readonly text: string
}

/** What the page shows beside the messages. Replaced, never changed. */
export type SessionSnapshot = {
  readonly connection: ConnectionStatus
  /** `recovering`: the connection broke, and the answer is being asked for again. */
  readonly activity: 'idle' | 'answering' | 'recovering'
  readonly notice: Notice | undefined
  /** Does this browser keep the chat for later? */
  readonly kept: boolean
}

/** What the page shows of a saved chat before it connects. */
export function snapshotOf({ answering, messages }: SavedChat): SessionSnapshot {
  const interrupted = !answering && isUnanswered(messages)
  return {
    connection: { state: 'idle' },
    activity: answering ? 'recovering' : 'idle',
    notice: interrupted ? notices.interrupted : undefined,
    kept: true,
  }
}

/** Holds the present snapshot, in the form that React's `useSyncExternalStore` reads. */
export function createSnapshotStore(initial: SessionSnapshot) {
  const listeners = new Set<() => void>()
  let snapshot = initial
  return {
    get: () => snapshot,
    update(change: Partial<SessionSnapshot>): void {
      snapshot = { ...snapshot, ...change }
      for (const listener of listeners) listener()
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
