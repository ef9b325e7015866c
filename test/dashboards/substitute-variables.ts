import type { TimeRange } from './query-api.ts'

/** What a dashboard is opened with. */
export type View = TimeRange & {
  readonly testid: string
  /** What Grafana makes of `$__rate_interval`: four scrapes at the least. */
  readonly rateInterval: string
}

/**
 * Fills a dashboard's variables in, as Grafana does before it asks: "All" of each but the run.
 *
 * @throws Error when a variable is left
 */
export function substituteVariables(
  expr: string,
  { fromMs, toMs, testid, rateInterval }: View,
): string {
  const values = {
    $__rate_interval: rateInterval,
    $__range: `${Math.ceil((toMs - fromMs) / 1_000)}s`,
    $__interval: '1s',
    $deployment: '.*',
    $instance: '.*',
    $job: '.*',
    $testid: testid,
  }
  const replaced = Object.entries(values).reduce(
    (text, [variable, value]) => text.replaceAll(variable, value),
    expr,
  )
  if (!replaced.includes('$')) return replaced
  throw new Error(`expected no variable but those of every dashboard, found ${replaced}`)
}
