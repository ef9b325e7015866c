type SilenceWatchOptions = {
  /** Asks the server for a sign of life; an answer is heard like any other frame. */
  readonly probe: () => void
  /** The socket is dead, though nobody said so. */
  readonly silent: () => void
  /** Is something expected of the server? */
  readonly isWaiting: () => boolean
  /** Does anybody look at the page? */
  readonly isVisible: () => boolean
}

/** Ticks and not times: a machine that sleeps, or a browser that holds back a hidden page, counts no silence meanwhile. */
const tickMs = 1_000
/** How long an attempt to connect may take: a host that drops packets answers nothing for minutes. */
const connectTicks = 10
/** Silence before the server is asked for a sign of life: while an answer is awaited, and otherwise. */
const waitingTicks = 5
const idleTicks = 25
/** How long it may take to answer. */
const answerTicks = 5
/** The slowest uplink that is waited for, in characters a second: a long chat takes its time to leave. */
const uplinkCharacters = 20_000

/**
 * Notices a socket that died without a word. After sleep, behind a NAT or a VPN that forgot it, a browser goes on showing it
 * as open for a quarter of an hour, and shows no page the server's pings.
 */
export function createSilenceWatch({ probe, silent, isWaiting, isVisible }: SilenceWatchOptions) {
  let state: 'off' | 'connecting' | 'open' = 'off'
  let quietTicks = 0
  let unansweredTicks: number | undefined
  /** The network was gone since the last frame: the socket may be dead without knowing it. */
  let doubted = false
  let timer: ReturnType<typeof setInterval> | undefined

  function heard(): void {
    quietTicks = 0
    unansweredTicks = undefined
    doubted = false
  }

  function ask(): void {
    unansweredTicks = 0
    probe()
  }

  function die(): void {
    stop()
    silent()
  }

  function stop(): void {
    state = 'off'
    clearInterval(timer)
    timer = undefined
  }

  function tick(): void {
    quietTicks += 1
    if (state === 'connecting') {
      if (quietTicks >= connectTicks) die()
      return
    }
    if (unansweredTicks !== undefined) {
      unansweredTicks += 1
      if (unansweredTicks >= answerTicks) die()
      return
    }
    const patience = isWaiting() ? waitingTicks : idleTicks
    if (quietTicks >= patience && (isWaiting() || isVisible())) ask()
  }

  return {
    connecting(): void {
      stop()
      state = 'connecting'
      heard()
      timer = setInterval(tick, tickMs)
    },

    opened(): void {
      state = 'open'
      heard()
    },

    /** A frame arrived. Called for every token: keep it cheap. */
    heard,

    /** A frame of so many characters leaves, which the server can answer once it has all of it. */
    sent(characters: number): void {
      heard()
      quietTicks = -Math.floor(characters / uplinkCharacters)
    },

    /** Somebody looks at the page again, perhaps after the machine's sleep: asks at once. */
    check(): void {
      if (state === 'open' && unansweredTicks === undefined) ask()
    },

    /** The network went or came back. What was silent meanwhile is not waited for. */
    networkChanged(online: boolean): void {
      if (online && doubted && state !== 'off') die()
      doubted = !online
    },

    stop,
  }
}
