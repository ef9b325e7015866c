import type { FailureKind } from '../upstream/failure.ts'
import type { Outcome } from './outcome.ts'

/** An answer, as far as it is observed: how much it has said so far. */
export type ObservedAnswer = {
  readonly journal: { readonly count: number; readonly textBytes: number }
}

/** The chats of a process, as far as they are observed. */
export type ObservedJournals = { readonly journalBytes: number }

/** Hears what becomes of answers, never of a single token. */
export type ChatObserver = {
  chatsOpened(chats: ObservedJournals): void
  answerStarted(answer: ObservedAnswer): void
  answerEnded(answer: ObservedAnswer, outcome: Exclude<Outcome['state'], 'live'>): void
  upstreamFailed(kind: FailureKind): void
  /** A resume joined a live answer, replayed one that had ended, or found none. */
  resumeAnswered(outcome: 'live' | 'replayed' | 'no_active'): void
  /** A frame got an error in place of an answer. */
  requestRefused(): void
}

/** For where nobody listens. */
export const unobservedChat: ChatObserver = {
  chatsOpened() {},
  answerStarted() {},
  answerEnded() {},
  upstreamFailed() {},
  resumeAnswered() {},
  requestRefused() {},
}
