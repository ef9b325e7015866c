/** What the page asks of the browser's storage. */
export type ChatStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** The storage that the page has. */
export type BrowserStore = {
  readonly store: ChatStore
  /** False where it ends with the page. */
  readonly lasting: boolean
}

let opened: BrowserStore | undefined

/**
 * The browser's `localStorage`, or one in memory where a browser forbids it: some throw as soon as it is named (cookies
 * blocked, a sandboxed frame), others have none.
 */
export function browserStore(): BrowserStore {
  opened ??= open()
  return opened
}

function open(): BrowserStore {
  const store = localStorageOrNone()
  return store === undefined ? { store: memoryStore(), lasting: false } : { store, lasting: true }
}

function localStorageOrNone(): ChatStore | undefined {
  try {
    return window.localStorage ?? undefined
  } catch {
    return undefined
  }
}

/** A storage that ends with the page. */
export function memoryStore(): ChatStore {
  const entries = new Map<string, string>()
  return {
    get length() {
      return entries.size
    },
    key: index => [...entries.keys()][index] ?? null,
    getItem: key => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: key => void entries.delete(key),
  }
}
