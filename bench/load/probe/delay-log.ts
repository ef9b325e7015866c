import type { Delays } from '../../samples/probe-result.ts'

/** Nanoseconds of the machine's monotonic clock, which mock and probe share, as a number: exact for 100 days after boot. */
export function monotonicNs(): number {
  return Number(process.hrtime.bigint())
}

/** Half a percent at most is lost, and the delays are most of what a run's samples take. */
const toThreeDigits = (us: number) => Number(us.toPrecision(3))

/** Collects a delay per token; nothing is computed while the streams run. */
export class DelayLog {
  readonly #arrivedNs: number[] = []
  readonly #delayNs: number[] = []

  record(arrivedNs: number, writtenNs: number): void {
    this.#arrivedNs.push(arrivedNs)
    this.#delayNs.push(arrivedNs - writtenNs)
  }

  get delays(): Delays {
    return {
      arrivedMs: this.#arrivedNs.map(ns => Math.round(ns / 1e6)),
      delayUs: this.#delayNs.map(ns => toThreeDigits(Math.round(ns / 1e3))),
    }
  }
}
