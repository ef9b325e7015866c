/** What the browser knows of the machine's network, and of the page's place on the screen. */
export interface Network {
  isOnline(): boolean
  isVisible(): boolean
  /** Calls back when the network went or came back; returns the end of watching. */
  watch(changed: () => void): () => void
  /** Calls back when the page is looked at again, as after the machine's sleep; returns the end of watching. */
  watchWaking(woke: () => void): () => void
}

/** The browser's own word, which can be wrong both ways: it decides what is shown and when to hurry. */
export const browserNetwork: Network = {
  isOnline: () => navigator.onLine,
  isVisible: () => document.visibilityState === 'visible',
  watch: changed => listen(window, ['online', 'offline'], changed),
  watchWaking: woke => {
    const unwatch = listen(document, ['visibilitychange', 'resume'], () => {
      if (browserNetwork.isVisible()) woke()
    })
    // A page comes back from the history as it was left, hours ago perhaps.
    const unlisten = listen(window, ['pageshow'], woke)
    return () => {
      unwatch()
      unlisten()
    }
  },
}

function listen(target: EventTarget, types: readonly string[], heard: () => void): () => void {
  for (const type of types) target.addEventListener(type, heard)
  return () => {
    for (const type of types) target.removeEventListener(type, heard)
  }
}
