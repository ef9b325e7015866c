import type { Delays } from '../../samples/run-sample.ts'

/** Nanoseconds of the machine's monotonic clock, which mock and probe share, as a number: exact for 100 days after boot. */
export function monotonicNs(): number {
  return Number(process.hrtime.bigint())
}

/** To three digits: half a percent at most is lost, and the delays are most of what a run's samples take. */
const toMicroseconds = (ns: number) => Number(Math.round(ns / 1e3).toPrecision(3))

/** Collects a delay per token; nothing is computed while the streams run. */
export class DelayLog {
  #arrivedNs: number[] = []
  #delayNs: number[] = []

  record(arrivedNs: number, writtenNs: number): void {
    this.#arrivedNs.push(arrivedNs)
    this.#delayNs.push(arrivedNs - writtenNs)
  }

  /** The delays of what arrived in a time, in microseconds to three digits; what came until now is forgotten. */
  take({ fromNs, toNs }: { fromNs: number; toNs: number }): readonly number[] {
    const found = this.#delayNs.filter((_, index) => {
      const atNs = this.#arrivedNs[index] ?? 0
      return atNs >= fromNs && atNs < toNs
    })
    this.#arrivedNs = []
    this.#delayNs = []
    return found.map(toMicroseconds)
  }

  get delays(): Delays {
    return {
      arrivedMs: this.#arrivedNs.map(ns => Math.round(ns / 1e6)),
      delayUs: this.#delayNs.map(toMicroseconds),
    }
  }
}
