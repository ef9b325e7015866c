import { announcedRetryMs, retryAfterClose } from '../../../../../core/protocol/close-codes.ts'
import {
  goodConnectionMs,
  maxReconnectAttempts,
  reconnectDelayMs,
} from '../../../../../core/protocol/reconnect.ts'

/** How the page's socket is doing. Times are milliseconds of the clock given to `createConnection`. */
export type ConnectionStatus =
  | { readonly state: 'idle' }
  | { readonly state: 'connecting' }
  | { readonly state: 'connected' }
  | { readonly state: 'reconnecting'; readonly retryAtMs: number }
  | { readonly state: 'offline' }
  | { readonly state: 'closed'; readonly code: number; readonly reason: string }

type ConnectionOptions = {
  /** Connect again and ask for what was lost. */
  readonly reconnect: () => void
  /** There is no use in connecting again; `code` is what the socket closed with. */
  readonly giveUp: (code: number) => void
  readonly changed: (status: ConnectionStatus) => void
  readonly isOnline: () => boolean
  readonly now?: () => number
  readonly random?: () => number
}

/** What a browser reports when the connection ended without a close frame (RFC 6455, 7.1.5). */
const abnormalClosure = 1006

/**
 * Watches one socket at a time, and decides after a drop whether and when to connect again.
 *
 * The AI SDK connects when something is sent and never by itself. So a socket that drops while
 * nothing is being answered stays closed until the next message; only a lost answer (`answerLost`)
 * makes this reconnect.
 */
export function createConnection({
  reconnect,
  giveUp,
  changed,
  isOnline,
  now = Date.now,
  random = Math.random,
}: ConnectionOptions) {
  let status: ConnectionStatus = { state: 'idle' }
  let lastClose: { code: number; reason: string } | undefined
  let lost = false
  let attempt = 0
  let openedAtMs: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function set(next: ConnectionStatus): void {
    status = next
    publish()
  }

  function publish(): void {
    changed(isOnline() ? status : { state: 'offline' })
  }

  function cancelTimer(): void {
    clearTimeout(timer)
    timer = undefined
  }

  function tryNow(): void {
    cancelTimer()
    set({ state: 'connecting' })
    reconnect()
  }

  // The SDK reports a lost answer before or after the browser reports the close: wait for both.
  function decide(): void {
    if (!lost || lastClose === undefined || timer !== undefined) return
    const { code, reason } = lastClose
    if (retryAfterClose(code) === 'never' || attempt >= maxReconnectAttempts) {
      lost = false
      giveUp(code)
      return
    }
    const delayMs = reconnectDelayMs({ attempt, announcedMs: announcedRetryMs(reason), random })
    // Offline, trying costs nothing and counts for nothing: a server on this machine may answer.
    if (isOnline()) attempt += 1
    timer = setTimeout(tryNow, delayMs)
    set({ state: 'reconnecting', retryAtMs: now() + delayMs })
  }

  function close(code: number, reason: string): void {
    if (lastClose !== undefined) return
    if (openedAtMs !== undefined && now() - openedAtMs >= goodConnectionMs) attempt = 0
    openedAtMs = undefined
    lastClose = { code, reason }
    set({ state: 'closed', code, reason })
    decide()
  }

  return {
    connecting(): void {
      lastClose = undefined
      openedAtMs = undefined
      set({ state: 'connecting' })
    },

    opened(): void {
      openedAtMs = now()
      set({ state: 'connected' })
    },

    closed: close,

    /** The page gave a silent socket up itself, and waits for no close event. However long it lasted, it was no good one. */
    abandoned(): void {
      openedAtMs = undefined
      if (status.state === 'connecting' || status.state === 'connected') close(abnormalClosure, '')
    },

    /** The connection broke under an answer, or before the question could leave. */
    answerLost(): void {
      lost = true
      decide()
    },

    /** Takes up an answer that an earlier life of the page lost. */
    recover(): void {
      lost = true
      tryNow()
    },

    /**
     * Ends the wait between two attempts. Does nothing while an attempt is under way: a second
     * resume would make the SDK abort the first, and with it the answer itself.
     */
    reconnectNow(): void {
      if (timer !== undefined) tryNow()
    },

    /** Nothing is wanted from the socket any more: the answer ended, or the user stopped it. */
    settled(): void {
      lost = false
      attempt = 0
      cancelTimer()
      if (status.state === 'reconnecting')
        set({ state: 'closed', code: abnormalClosure, reason: '' })
    },

    /** The browser went online or offline. */
    networkChanged(): void {
      publish()
      if (isOnline()) this.reconnectNow()
    },
  }
}
