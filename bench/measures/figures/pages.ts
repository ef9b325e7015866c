import type { LoadWindow } from '../../plan/timeline.ts'
import type { PageSample } from '../../samples/load-sample.ts'
import type { Sample } from '../../samples/run-sample.ts'
import { type Distribution, distribution } from './distribution.ts'

/** How the requests to one page went in the steady part of a window. */
export type PageFigures = {
  readonly page: string
  readonly requests: number
  readonly failed: number
  /** Requests of the whole window that were due and not sent, because k6 still waited for too many others. */
  readonly unsent: number
  /** From the planned moment to the end of the answer, in milliseconds, open loop. */
  readonly latencyMs: Distribution
  /** Actual − planned moment of sending: how late the load generator was, which is part of the latency. */
  readonly latenessMs: Distribution
}

/** Figures of each page of one window. */
export function pages(
  samples: readonly Sample[],
  { window, beginMs }: { window: LoadWindow; beginMs: number },
): readonly PageFigures[] {
  const sent = samples
    .filter(sample => sample.type === 'page')
    .filter(sample => sample.window === window.name)
  const fromMs = beginMs + window.steady.from * 1_000
  const toMs = beginMs + window.steady.to * 1_000
  return window.pages.map(({ page, perSecond }) => {
    const own = sent.filter(sample => sample.page === page)
    const requests = own.filter(({ plannedMs }) => plannedMs >= fromMs && plannedMs < toMs)
    const answered = requests.filter(({ status }) => status === 200)
    return {
      page,
      requests: requests.length,
      failed: requests.length - answered.length,
      unsent: Math.max(0, perSecond * window.seconds - own.length),
      latencyMs: distribution(answered.map(sample => latenessMs(sample) + sample.durationMs)),
      latenessMs: distribution(requests.map(latenessMs)),
    }
  })
}

/** The clock of k6 knows whole milliseconds: what was sent on time may read as sent a little early. */
const latenessMs = ({ plannedMs, sentMs }: PageSample) => Math.max(0, sentMs - plannedMs)
