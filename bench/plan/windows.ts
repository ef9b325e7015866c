/** A time of steady load: so many tokens a second over all sockets, so many requests a second to some pages. */
export type ProfileWindow = {
  /** Unique in its profile; letters, digits and hyphens. */
  readonly name: string
  readonly seconds: number
  /** Over all sockets, once the first answers have reached their length. 0: no streams. */
  readonly tokensPerSecond: number
  readonly pages: readonly PageLoad[]
  /** How long it takes until its load is steady; absent: as long as an answer of a plain run. */
  readonly warmUpSeconds?: number
  /** Answers that are asked for a second; absent: as many as its tokens make in answers of a plain run. */
  readonly turnsPerSecond?: number
  /** How long the last answers have to end; absent: as in a plain run. */
  readonly settleSeconds?: number
  /** The next window follows at once, the answers of this one still running: as many tokens a second go on in it. */
  readonly flowsOn?: true
}

/** Requests to one page, open loop. */
export type PageLoad = {
  /** Its name in the profile's `pages`. */
  readonly page: string
  /** A whole number above 0. */
  readonly perSecond: number
}

/** The same windows without a pause between them: the streams of each go on in the next, until those of the last have ended. */
export function flowingOn(windows: readonly ProfileWindow[]): readonly ProfileWindow[] {
  return windows.map((window, index) =>
    index === windows.length - 1 ? window : { ...window, flowsOn: true },
  )
}

/**
 * The windows of a plain run: pages alone, streams alone, both. What each costs, and what they do to each other. The streams go
 * on as they are when the pages come: only once they are as many as planned is their cost measured, and that takes long enough.
 */
export function aloneAndTogether({
  seconds,
  streamsSeconds = seconds,
  tokensPerSecond,
  pagesPerSecond,
}: {
  seconds: number
  /** How long streams run alone, where that is to be longer. */
  streamsSeconds?: number
  tokensPerSecond: number
  /** Requests a second to each of the two pages. */
  pagesPerSecond: number
}): readonly ProfileWindow[] {
  const pages = ['static', 'rendered'].map(page => ({ page, perSecond: pagesPerSecond }))
  return [
    { name: 'pages', seconds, tokensPerSecond: 0, pages },
    { name: 'streams', seconds: streamsSeconds, tokensPerSecond, pages: [], flowsOn: true },
    { name: 'both', seconds, tokensPerSecond, pages },
  ]
}

/** A window in words: `both: 6000 tokens a second, 15 static and 15 rendered pages a second, 24 s`. */
export function describeWindow({ name, seconds, tokensPerSecond, pages }: ProfileWindow): string {
  const visits = pages.map(({ page, perSecond }) => `${perSecond} ${page}`).join(' and ')
  const parts = [
    ...(tokensPerSecond > 0 ? [`${tokensPerSecond} tokens a second`] : []),
    ...(visits === '' ? [] : [`${visits} pages a second`]),
    `${seconds} s`,
  ]
  return `${name}: ${parts.join(', ')}`
}
