import type { ChatObserver, ObservedAnswer, ObservedJournals } from '../../chat/observer.ts'
import { counterOf, countersOf, distribution, type Family, gaugeOf } from '../family.ts'
import { Histogram } from '../histogram.ts'
import { metrics } from '../names.ts'

/** Records answers and their journals. Tokens and bytes are read off the journals: none is counted as it passes. */
export function recordChat(): {
  readonly observer: ChatObserver
  readonly families: readonly Family[]
} {
  /** Live answers, and when each began. */
  const live = new Map<ObservedAnswer, number>()
  const journals: ObservedJournals[] = []
  const durations = new Histogram(metrics.answerDuration.buckets)
  const ended = countersOf(metrics.answersEnded)
  const resumes = countersOf(metrics.resumes)
  const errors = countersOf(metrics.upstreamErrors)
  let started = 0
  let requestsRefused = 0
  let endedTokens = 0
  let endedBytes = 0

  const sumOfLive = (read: (answer: ObservedAnswer) => number) =>
    live.keys().reduce((sum, answer) => sum + read(answer), 0)

  return {
    observer: {
      chatsOpened(chats) {
        journals.push(chats)
      },
      answerStarted(answer) {
        started += 1
        live.set(answer, performance.now())
      },
      answerEnded(answer, outcome) {
        const beganMs = live.get(answer) ?? performance.now()
        live.delete(answer)
        ended.metric.inc({ outcome })
        durations.observe((performance.now() - beganMs) / 1_000)
        endedTokens += answer.journal.count
        endedBytes += answer.journal.textBytes
      },
      upstreamFailed: kind => errors.metric.inc({ kind }),
      resumeAnswered: outcome => resumes.metric.inc({ outcome }),
      requestRefused() {
        requestsRefused += 1
      },
    },
    families: [
      gaugeOf(metrics.answersLive, () => live.size),
      counterOf(metrics.answersStarted, () => started),
      ended,
      distribution(metrics.answerDuration, () => [[{}, durations]]),
      counterOf(metrics.tokens, () => endedTokens + sumOfLive(({ journal }) => journal.count)),
      counterOf(
        metrics.textBytes,
        () => endedBytes + sumOfLive(({ journal }) => journal.textBytes),
      ),
      counterOf(metrics.requestsRefused, () => requestsRefused),
      resumes,
      gaugeOf(metrics.journalBytes, () =>
        journals.reduce((sum, { journalBytes }) => sum + journalBytes, 0),
      ),
      errors,
    ],
  }
}
