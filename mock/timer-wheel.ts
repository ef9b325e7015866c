/** Something that falls due. It belongs to at most one wheel at a time; the wheel links it by these fields. */
export interface WheelEntry {
  /** Called once when due. It may add itself again. */
  due(): void
  /** Slot in which the entry is due; `unscheduled` while it is in no wheel. */
  slot: number
  previous: WheelEntry | undefined
  next: WheelEntry | undefined
}

/** The `slot` of an entry that is in no wheel. */
export const unscheduled = -1

const bucketCount = 4096

/**
 * A hashed timing wheel (Varghese and Lauck 1987, scheme 6): every stream's next token in one ring of linked lists.
 * Adding and removing take constant time and allocate nothing. It knows no clock: whoever turns it passes slots,
 * which are whole numbers that only grow.
 */
export class TimerWheel {
  readonly #buckets = new Array<WheelEntry | undefined>(bucketCount).fill(undefined)
  #current = 0
  #size = 0

  /** Entries waiting. */
  get size(): number {
    return this.#size
  }

  /** Adds an entry, or moves it. A slot that has passed becomes the next one, so that a zero delay cannot spin. */
  add(entry: WheelEntry, slot: number, nowSlot: number): void {
    this.remove(entry)
    if (this.#size === 0 && nowSlot > this.#current) this.#current = nowSlot
    entry.slot = Math.max(slot, this.#current + 1)
    const bucket = entry.slot % bucketCount
    const first = this.#buckets[bucket]
    entry.next = first
    if (first !== undefined) first.previous = entry
    this.#buckets[bucket] = entry
    this.#size++
  }

  /** Takes an entry out; one that is in no wheel stays so. */
  remove(entry: WheelEntry): void {
    if (entry.slot === unscheduled) return
    const bucket = entry.slot % bucketCount
    if (entry.previous === undefined) this.#buckets[bucket] = entry.next
    if (entry.previous !== undefined) entry.previous.next = entry.next
    if (entry.next !== undefined) entry.next.previous = entry.previous
    entry.slot = unscheduled
    entry.previous = undefined
    entry.next = undefined
    this.#size--
  }

  /** Calls every entry due up to and including `slot`, slot by slot. */
  advance(slot: number): void {
    while (this.#current < slot && this.#size > 0) {
      this.#current++
      this.#runBucket(this.#current)
    }
    if (this.#current < slot) this.#current = slot
  }

  /** The first slot that has an entry, looking one turn of the wheel ahead; past that, the slot to look again. */
  nextSlot(): number {
    const horizon = this.#current + bucketCount
    for (let slot = this.#current + 1; slot < horizon; slot++) {
      for (let entry = this.#buckets[slot % bucketCount]; entry !== undefined; entry = entry.next) {
        if (entry.slot === slot) return slot
      }
    }
    return horizon
  }

  #runBucket(slot: number): void {
    // An entry called here may remove any other, so the list is read afresh after each call. None is added to this
    // slot meanwhile: `add` puts it one slot on at the least.
    let entry = this.#firstDue(slot)
    while (entry !== undefined) {
      this.remove(entry)
      entry.due()
      entry = this.#firstDue(slot)
    }
  }

  #firstDue(slot: number): WheelEntry | undefined {
    for (let entry = this.#buckets[slot % bucketCount]; entry !== undefined; entry = entry.next) {
      if (entry.slot === slot) return entry
    }
    return undefined
  }
}
