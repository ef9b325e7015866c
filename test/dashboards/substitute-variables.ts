/**
 * Fills a dashboard's variables in, as Grafana does before it asks: "All" of each but the run, and an interval that holds
 * a few scrapes.
 *
 * @throws Error when a variable is left
 */
export function substituteVariables(
  expr: string,
  { sinceMs, testid }: { readonly sinceMs: number; readonly testid: string },
): string {
  const values = {
    $__rate_interval: '10s',
    $__range: `${Math.ceil((Date.now() - sinceMs) / 1_000)}s`,
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
