/** Hears how one answer comes in: twice for each read of its body, however many tokens the read brings. */
export type AnswerObserver = {
  /** Bytes were read. */
  readBegan(): void
  /** What they brought has been handed on: so many deltas of text, and of what the model thinks. */
  readEnded(texts: number, thoughts: number): void
}

/** Hears of answers that the upstream is asked for. */
export type UpstreamObserver = {
  answerRequested(): AnswerObserver
}

/** For where nobody listens. */
export const unobservedAnswer: AnswerObserver = { readBegan() {}, readEnded() {} }

/** For where nobody listens. */
export const unobservedUpstream: UpstreamObserver = { answerRequested: () => unobservedAnswer }
