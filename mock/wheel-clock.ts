import { TimerWheel, type WheelEntry } from './timer-wheel.ts'

// Finer slots spread better and cost more wake-ups: with 500 streams at 20 tokens a second, 0.5 ms costs about 5 µs of
// CPU a token over one burst per millisecond, 0.25 ms about 13.
const slotMs = 0.5

/** Schedules entries at moments of `performance.now()`. */
export interface WheelClock {
  /** @param atMs moment on the scale of `performance.now()` */
  schedule(entry: WheelEntry, atMs: number): void
  cancel(entry: WheelEntry): void
}

/**
 * Turns one wheel for all streams by one timer, armed for the next entry and absent while there is none.
 *
 * @param options.spread true in a process of its own. Timers wake at best once a millisecond; then all tokens of that
 *   millisecond would leave in one burst, which HTTP/2 packs into one write and flatters whoever reads many at once.
 *   So the loop sleeps between the slots of a busy millisecond. That blocks the thread for up to `slotMs`, which a
 *   mock inside someone else's process must not do.
 */
export function createWheelClock({ spread }: { readonly spread: boolean }): WheelClock {
  const wheel = new TimerWheel()
  const bed = new Int32Array(new SharedArrayBuffer(4))
  let timer: NodeJS.Timeout | undefined
  let immediate: NodeJS.Immediate | undefined
  let armedSlot = Number.POSITIVE_INFINITY

  const nowSlot = () => Math.floor(performance.now() / slotMs)

  const turn = () => {
    timer = undefined
    immediate = undefined
    armedSlot = Number.POSITIVE_INFINITY
    wheel.advance(nowSlot())
    if (wheel.size > 0) arm(wheel.nextSlot())
  }

  const turnAfterNap = () => {
    const waitMs = Math.min(armedSlot * slotMs - performance.now(), slotMs)
    if (waitMs > 0) Atomics.wait(bed, 0, 0, waitMs)
    turn()
  }

  const arm = (slot: number) => {
    if (armedSlot <= slot) return
    clearTimeout(timer)
    clearImmediate(immediate)
    armedSlot = slot
    const waitMs = slot * slotMs - performance.now()
    if (spread && waitMs < 1) {
      immediate = setImmediate(turnAfterNap)
      return
    }
    timer = setTimeout(turn, Math.max(1, Math.floor(waitMs)))
  }

  return {
    schedule(entry, atMs) {
      wheel.add(entry, Math.ceil(atMs / slotMs), nowSlot())
      arm(entry.slot)
    },
    cancel(entry) {
      wheel.remove(entry)
      if (wheel.size > 0) return
      clearTimeout(timer)
      clearImmediate(immediate)
      armedSlot = Number.POSITIVE_INFINITY
    },
  }
}
