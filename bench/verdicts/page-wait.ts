/**
 * What holds up tokens on an event loop that renders pages as well: a token that comes while a page runs waits for the rest of it,
 * and for the tokens that have gathered before it. For pages that take c each, at a rate of λ, beside tokens that take a share ρ of
 * the core, the share of tokens that wait longer than t is λ·(c − t) ÷ (1 − ρ): the residual service time of an M/G/1 queue with a constant
 * service time (Kleinrock 1975, Queueing Systems I, 5.2), where pages do not queue, drawn out by the backlog, which goes at 1 − ρ.
 */
export type PageWait = {
  /** CPU of one page, in milliseconds. */
  readonly pageMs: number
  /** Requests a second. */
  readonly perSecond: number
  /** Of the core, what tokens take without pages. */
  readonly tokenShare: number
}

/** The quantile of the added delay that the map, its models and the advice are about. */
export const QUANTILE = 0.99

/**
 * The wait that so large a share of tokens stays below, in milliseconds: 0 where pages hold up fewer tokens than the rest.
 *
 * @param share such as 0.99
 */
export function waitQuantile({ pageMs, perSecond, tokenShare }: PageWait, share: number): number {
  if (perSecond === 0) return 0
  return Math.max(0, pageMs - ((1 - share) * (1 - tokenShare) * 1_000) / perSecond)
}

/**
 * The longest page, in milliseconds of CPU, with which this quantile of the wait stays below a limit; undefined where none passes it.
 *
 * @param core what all pages take together of a core: λ·c
 */
export function longestPage(
  limitMs: number,
  { core, tokenShare, share }: { core: number; tokenShare: number; share: number },
): number | undefined {
  // c − (1 − share)·(1 − ρ) ÷ λ = limit, with λ = core ÷ c.
  const kept = 1 - ((1 - share) * (1 - tokenShare)) / core
  return kept <= 0 ? undefined : limitMs / kept
}

/** The same for a number of requests a second that stays, whatever a page takes; undefined without requests. */
export function longestPageAt(
  limitMs: number,
  { perSecond, tokenShare }: Omit<PageWait, 'pageMs'>,
  share: number,
): number | undefined {
  return perSecond === 0
    ? undefined
    : limitMs + ((1 - share) * (1 - tokenShare) * 1_000) / perSecond
}

/** The most requests a second with which this quantile of the wait stays below a limit; undefined where no number passes it. */
export function mostRequests(
  limitMs: number,
  { pageMs, tokenShare }: Omit<PageWait, 'perSecond'>,
  share: number,
): number | undefined {
  return pageMs <= limitMs
    ? undefined
    : ((1 - share) * (1 - tokenShare) * 1_000) / (pageMs - limitMs)
}
