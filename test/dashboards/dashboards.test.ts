import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { k6Series } from '../../bench/load/k6-series.ts'
import { answers } from '../../bench/plan/profile.ts'
import { benchMetrics } from '../../bench/telemetry/names.ts'
import { ladders } from '../../core/metrics/buckets.ts'
import { metrics } from '../../core/metrics/names.ts'
import { generatedFiles } from '../../dashboards/generated.ts'
import { alertExpression, alertGroups } from '../../dashboards/rule-file.ts'
import { mockTimeToFirstTokenSeconds, slo } from '../../dashboards/slo.ts'
import { root } from '../support/deployment.ts'
import { dashboardNames, queriesOf, readDashboard } from './panels.ts'

/** What a browser leaves of 1,080 lines below its own bars and Grafana's: 21 rows of 30 pixels with gaps of 8. */
const ROWS_AT_1080P = Math.floor((1_080 - 130 - 130) / 38)

const known = new Set<string>([
  ...Object.values(metrics).map(({ name }) => name),
  ...Object.values(benchMetrics),
  ...Object.values(k6Series).flatMap(name =>
    typeof name === 'string' ? [name] : Object.values(name),
  ),
])

const expressions = [
  ...dashboardNames.flatMap(name =>
    queriesOf(readDashboard(name)).map(({ where, expr }) => [where, expr] as const),
  ),
  ...Object.values(alertGroups)
    .flat()
    .map(alert => [alert.name, alertExpression(alert)] as const),
]

describe('generated files', () => {
  it.each([...generatedFiles])('%s is what its sources say', (path, content) => {
    expect(readFileSync(root + path, 'utf8'), 'Remedy: node dashboards/generate.ts').toBe(content)
  })
})

describe.each(dashboardNames)('%s', name => {
  const { panels, templating, annotations, links } = readDashboard(name)
  const charts = panels.filter(({ type }) => type !== 'row')

  it('says of every panel what it shows, in which unit', () => {
    for (const { title, description, fieldConfig, datasource, targets = [] } of charts) {
      expect(title).not.toBe('')
      expect([title, description?.length ?? 0]).toSatisfy(([, length]) => length > 5)
      expect([title, fieldConfig?.defaults.unit]).not.toEqual([title, undefined])
      expect(datasource).toEqual({ type: 'prometheus', uid: '$datasource' })
      expect(targets.length).toBeGreaterThan(0)
      expect(targets.map(({ refId }) => refId)).toEqual([...'ABCDEFGH'].slice(0, targets.length))
      for (const { legendFormat } of targets) expect(legendFormat).toMatch(/\{\{\w+\}\}/)
    }
  })

  it('numbers its panels and lays no panel on another', () => {
    expect(panels.map(({ id }) => id)).toEqual(panels.map((_, index) => index + 1))
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) => {
      expect(x + w).toBeLessThanOrEqual(24)
      return Array.from(
        { length: w * h },
        (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`,
      )
    })
    expect(new Set(cells).size).toBe(cells.length)
  })

  it('has the variables and annotations that all have', () => {
    expect(templating.list.map(variable => variable.name)).toEqual([
      'datasource',
      'deployment',
      'job',
      'instance',
      'testid',
    ])
    expect(annotations.list.map(annotation => annotation.name)).toContain('Bench runs')
  })

  it('leads to the other dashboards and to the results', () => {
    expect(links.map(({ type }) => type)).toContain('dashboards')
    const addresses = links.filter(({ type }) => type === 'link').map(({ url }) => url)
    const results = 'http://127.0.0.1:9090/user/'
    const ofRun = [`${results}\${testid}/report.html`, `${results}\${testid}/`]
    expect(addresses).toEqual(name === 'bench-run' ? ofRun : [results])
  })
})

it('the overview fits on one screen at 1080p', () => {
  const bottoms = readDashboard('overview').panels.map(({ gridPos }) => gridPos.y + gridPos.h)
  expect(Math.max(...bottoms)).toBeLessThanOrEqual(ROWS_AT_1080P)
})

describe('every query', () => {
  it('asks for metrics that exist', () => {
    for (const [where, expr] of expressions) {
      const named = expr.match(/\b(chat|process|nodejs|bench|k6)_\w+/g) ?? []
      expect([where, named.length]).not.toEqual([where, 0])
      const unknown = named
        .map(found => found.replace(/_(bucket|sum|count)$/, ''))
        .filter(found => !known.has(found))
      expect([where, unknown]).toEqual([where, []])
    }
  })

  it('takes counters and histograms as rates, over the interval that Grafana chooses', () => {
    for (const [where, expr] of expressions) {
      const names = expr.match(/\w+_(total|bucket|sum|count)\b/g) ?? []
      const rated =
        expr.match(/(rate|increase|max_over_time)\(\w+_(total|bucket|sum|count)(\{[^}]*\})?\[/g) ??
        []
      expect([where, rated.length]).toEqual([where, names.length])
    }
    for (const [where, expr] of expressions.filter(([, each]) => each.includes('$deployment'))) {
      const windows = [...expr.matchAll(/(?:rate|increase)\([^[]*\[([^\]]+)\]/g)]
      for (const [, window] of windows) expect([where, window]).toEqual([where, '$__rate_interval'])
    }
  })
})

describe('the objective', () => {
  it('for the added delay is a bucket of the histogram that the alert counts in', () => {
    expect(ladders.relayDelay).toContain(slo.addedDelaySeconds)
  })

  it('for the time to first token counts from what the mock takes in a bench', () => {
    expect(answers.ttft).toBe(`constant:${mockTimeToFirstTokenSeconds * 1_000}`)
  })
})
