import { DelayLog } from '../probe/delay-log.ts'

/** What the streams of one deployment tell in the course of a visit. */
export class VisitLog {
  readonly relayed = new DelayLog()
  #lost: string[] = []
  #open = 0
  #resolve: () => void = () => {}
  #ended: Promise<void> = Promise.resolve()

  /** What the streams are to call. */
  readonly listener = {
    onToken: (arrivedNs: number, writtenNs: number) => this.relayed.record(arrivedNs, writtenNs),
    onEnd: () => {
      this.#open -= 1
      if (this.#open === 0) this.#resolve()
    },
    onLost: (reason: string) => this.#lost.push(reason),
  }

  /** A visit begins, with so many streams. */
  begin(streams: number): void {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#ended = promise
    this.#resolve = resolve
    this.#open = streams
    this.#lost = []
  }

  /** Settles when every stream of the visit has ended. */
  get ended(): Promise<void> {
    return this.#ended
  }

  /** What went wrong in the visit, in words. */
  get lost(): readonly string[] {
    return this.#lost
  }
}
