import type { JsonText } from '../protocol/json-text.ts'
import { Generation } from './generation.ts'
import { unobservedChat } from './observer.ts'
import type { AnswerMetadata, Ended } from './outcome.ts'
import type { PartKind } from './parts.ts'

/** What another process wrote of an answer in one turn of its event loop. */
export type Written = {
  readonly deltas: readonly { readonly kind: PartKind; readonly delta: JsonText }[]
  /** Present in the last one. */
  readonly outcome?: Ended
}

const NO_ROOM = 'The server has no memory left for this answer. Retry in a moment.'

/**
 * An answer that another process generates, as its followers here see it: fed with what that process wrote down, it gives
 * every chunk the same number.
 */
export class Mirror extends Generation {
  readonly #requestAbort: () => void

  /**
   * @param onGrowth hears how many bytes of memory it takes; false: there is no room for them
   * @param requestAbort tells the process that generates the answer to stop it
   */
  constructor(options: {
    chatId: string
    messageId: string
    metadata: AnswerMetadata
    onGrowth: (bytes: number) => boolean
    requestAbort: () => void
  }) {
    super({
      ...options,
      maxTextBytes: Number.POSITIVE_INFINITY,
      noRoom: NO_ROOM,
      observer: unobservedChat,
      onEnd: () => {},
      onUnfollowed: () => {},
    })
    this.#requestAbort = options.requestAbort
  }

  /** Asks for the stop. The answer ends here when the process that generates it has written so. */
  override abort(): void {
    if (this.outcome.state === 'live') this.#requestAbort()
  }

  /** Takes what comes next. */
  take({ deltas, outcome }: Written): void {
    for (const { kind, delta } of deltas) {
      if (kind === 'text') this.text(delta)
      else this.reasoning(delta)
    }
    if (outcome !== undefined) this.settle(outcome)
  }
}
