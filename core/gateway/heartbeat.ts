/** What the heartbeat watches. */
export type Pulse = {
  ping(): void
  terminate(): void
}

type Watched = { readonly pulse: Pulse; missed: number }

/** One miss would end live peers on networks that lose packets. */
const MAX_MISSED = 2

/** The sockets are pinged in as many groups, one after another: all at once would hold up every token. */
const GROUPS = 50

/** Finds peers that are gone without a word: pings each once per interval, ends those that miss two. */
export class Heartbeat {
  readonly #groups = Array.from({ length: GROUPS }, () => new Set<Watched>())
  readonly #timer: NodeJS.Timeout
  #nextToPing = 0
  #nextToFill = 0

  constructor(intervalMs: number) {
    this.#timer = setInterval(() => this.#beat(), Math.max(1, intervalMs / GROUPS)).unref()
  }

  /** Watches a peer. `alive` says that it was heard; `stop` ends the watch. */
  watch(pulse: Pulse): { readonly alive: () => void; readonly stop: () => void } {
    const watched: Watched = { pulse, missed: 0 }
    const group = this.#groups[this.#nextToFill++ % GROUPS]
    group?.add(watched)
    return {
      alive() {
        watched.missed = 0
      },
      stop() {
        group?.delete(watched)
      },
    }
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #beat(): void {
    const group = this.#groups[this.#nextToPing++ % GROUPS]
    for (const watched of group ?? []) {
      if (watched.missed >= MAX_MISSED) {
        watched.pulse.terminate()
        continue
      }
      watched.missed += 1
      watched.pulse.ping()
    }
  }
}
