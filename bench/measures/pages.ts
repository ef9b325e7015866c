import type { LoadWindow } from '../load/timeline.ts'
import type { PageSample } from '../samples/load-sample.ts'
import type { Sample } from '../samples/run-sample.ts'
import { type Distribution, distribution } from './distribution.ts'

/** How the requests to one page went in the steady part of a window. */
export type PageFigures = {
  readonly page: string
  readonly requests: number
  readonly failed: number
  /** From sending the request to the end of the answer, in milliseconds, open loop. */
  readonly latencyMs: Distribution
}

/** Figures of each page of one window. */
export function pages(
  samples: readonly Sample[],
  { window, beginMs }: { window: LoadWindow; beginMs: number },
): readonly PageFigures[] {
  const from = beginMs + window.steady.from * 1_000
  const to = beginMs + window.steady.to * 1_000
  const steady = samples.filter(
    (sample): sample is PageSample =>
      sample.type === 'page' && sample.atMs >= from && sample.atMs < to,
  )
  return window.pages.map(({ page }) => {
    const requests = steady.filter(sample => sample.page === page)
    const answered = requests.filter(({ status }) => status === 200)
    return {
      page,
      requests: requests.length,
      failed: requests.length - answered.length,
      latencyMs: distribution(answered.map(({ durationMs }) => durationMs)),
    }
  })
}
