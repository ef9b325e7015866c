import { expect, it } from 'vitest'
import { counter, gauge, histogram } from './definition.ts'
import { countersOf, distribution, expose, gaugeOf } from './family.ts'
import { Histogram } from './histogram.ts'

it('writes counters, gauges and histograms as Prometheus reads them', async () => {
  const codes = countersOf(
    counter('x_closed_total', 'times', 'Closed, by "code".', { code: ['1', '2'] }),
  )
  codes.metric.inc({ code: '2' })
  const durations = new Histogram([0.5, 1])
  for (const value of [0.25, 0.75, 0.75, 3]) durations.observe(value)
  const text = await expose(
    [
      gaugeOf(gauge('x_open', 'times', 'Open\nnow \\ here.', {}), () => 1.5),
      gaugeOf(gauge('x_unknown', 'times', 'Not told by this system.', {}), () => undefined),
      codes,
      distribution(histogram('x_seconds', [0.5, 1], 'How long.', {}), () => [
        [{ route: '/"a"\\' }, durations],
      ]),
    ],
    { deployment: 'test' },
  )
  expect(text).toBe(`# HELP x_open Open\\nnow \\\\ here.
# TYPE x_open gauge
x_open{deployment="test"} 1.5

# HELP x_unknown Not told by this system.
# TYPE x_unknown gauge

# HELP x_closed_total Closed, by "code".
# TYPE x_closed_total counter
x_closed_total{code="1",deployment="test"} 0
x_closed_total{code="2",deployment="test"} 1

# HELP x_seconds How long.
# TYPE x_seconds histogram
x_seconds_bucket{route="/\\"a\\"\\\\",le="0.5",deployment="test"} 1
x_seconds_bucket{route="/\\"a\\"\\\\",le="1",deployment="test"} 3
x_seconds_bucket{route="/\\"a\\"\\\\",le="+Inf",deployment="test"} 4
x_seconds_sum{route="/\\"a\\"\\\\",deployment="test"} 4.75
x_seconds_count{route="/\\"a\\"\\\\",deployment="test"} 4
`)
})
