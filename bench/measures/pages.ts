import type { LoadWindow } from '../load/timeline.ts'
import type { PageSample } from '../samples/load-sample.ts'
import type { Sample } from '../samples/run-sample.ts'
import { type Distribution, distribution } from './distribution.ts'

/** How the requests to one page went in the steady part of a window. */
export type PageFigures = {
  readonly page: string
  readonly requests: number
  readonly failed: number
  /** Requests of the whole window that were due and not sent, because k6 still waited for too many others. */
  readonly unsent: number
  /** From sending the request to the end of the answer, in milliseconds, open loop. */
  readonly latencyMs: Distribution
}

/** k6 begins a little later than planned; the next window with pages is a second away. */
const MARGIN_SECONDS = 0.5

/** k6 may leave out the last request of a window. */
const TOLERANCE = 1

/** Figures of each page of one window. */
export function pages(
  samples: readonly Sample[],
  { window, beginMs }: { window: LoadWindow; beginMs: number },
): readonly PageFigures[] {
  const within = (from: number, to: number) =>
    samples.filter(
      (sample): sample is PageSample =>
        sample.type === 'page' &&
        sample.atMs >= beginMs + from * 1_000 &&
        sample.atMs < beginMs + to * 1_000,
    )
  const { span } = window
  const all = within(span.from - MARGIN_SECONDS, span.to + MARGIN_SECONDS)
  const steady = within(window.steady.from, window.steady.to)
  return window.pages.map(({ page, perSecond }) => {
    const requests = steady.filter(sample => sample.page === page)
    const sent = all.filter(sample => sample.page === page).length
    const answered = requests.filter(({ status }) => status === 200)
    return {
      page,
      requests: requests.length,
      failed: requests.length - answered.length,
      unsent: Math.max(0, perSecond * window.seconds - sent - TOLERANCE),
      latencyMs: distribution(answered.map(({ durationMs }) => durationMs)),
    }
  })
}
