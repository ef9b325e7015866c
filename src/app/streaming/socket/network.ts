/** What the browser knows of the machine's network. */
export interface Network {
  isOnline(): boolean
  /** Calls back when the network went or came back; returns the end of watching. */
  watch(changed: () => void): () => void
}

/** The browser's own word, which can be wrong both ways: it decides what is shown and when to hurry. */
export const browserNetwork: Network = {
  isOnline: () => navigator.onLine,
  watch(changed) {
    addEventListener('online', changed)
    addEventListener('offline', changed)
    return () => {
      removeEventListener('online', changed)
      removeEventListener('offline', changed)
    }
  },
}
