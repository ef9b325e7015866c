import type { View } from './ask-dashboard.ts'

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
