import { mkdtempDisposableSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openMetricsPage } from './metrics-page.ts'
import { exposedLine, metricLine, openSeries, parseExposition } from './series.ts'

it('keeps every point in the file, and the last one of each series to be read', async () => {
  using directory = mkdtempDisposableSync(join(tmpdir(), 'series-'))
  const file = join(directory.path, 'series.om')
  const series = openSeries(file)
  await using page = await openMetricsPage(series.exposed)
  series.push([{ name: 'x', labels: { a: '1' }, value: 1, atMs: 1_000 }])
  series.keep([{ name: 'up', labels: {}, value: 1, atMs: 1_500 }])
  series.push([
    { name: 'x', labels: { a: '1' }, value: 2, atMs: 2_000 },
    { name: 'x', labels: { a: '2' }, value: 3, atMs: 2_000 },
  ])
  expect(readFileSync(file, 'utf8')).toBe(
    'x{a="1"} 1 1.000\nup{} 1 1.500\nx{a="1"} 2 2.000\nx{a="2"} 3 2.000\n',
  )

  expect(page.reads).toBe(0)
  const isRead = page.isReadWithin(30_000)
  const response = await fetch(`http://${page.address}/metrics?exclude=y`)
  expect(response.headers.get('content-type')).toContain('version=0.0.4')
  expect(await response.text()).toBe('x{a="1"} 2\nx{a="2"} 3\n')
  expect([await isRead, page.reads]).toEqual([true, 1])

  expect((await fetch(`http://${page.address}/`)).status).toBe(404)
  expect(await page.isReadWithin(1)).toBe(false)
})

describe('a line of OpenMetrics', () => {
  it('has the moment in seconds and its labels escaped', () => {
    const labels = { path: 'a"b\\c\nd', empty: '' }
    expect(metricLine({ name: 'x_total', labels, value: 1e-7, atMs: 1_500 })).toBe(
      'x_total{path="a\\"b\\\\c\\nd"} 1e-7 1.500\n',
    )
  })

  it('spells infinity as Go does', () => {
    const point = { name: 'x', labels: {}, atMs: 0 }
    expect(metricLine({ ...point, value: Number.POSITIVE_INFINITY })).toBe('x{} +Inf 0.000\n')
  })

  it('has no moment where a process exposes it', () => {
    expect(exposedLine({ name: 'x', labels: { a: 'b' }, value: 2 })).toBe('x{a="b"} 2\n')
  })
})

describe('an exposition', () => {
  it('is read into points with the labels of the target', () => {
    const text = [
      '# HELP x Something {of="interest"} 3',
      '# TYPE x counter',
      'x_total{a="1",b="say \\"hi\\", {you}\\n"} 12',
      'h_bucket{le="+Inf"} +Inf',
      'plain 0.5',
      '',
    ].join('\n')
    const common = { atMs: 7 }
    expect(parseExposition(text, 7, { job: 'bench' })).toEqual([
      {
        name: 'x_total',
        labels: { a: '1', b: 'say "hi", {you}\n', job: 'bench' },
        value: 12,
        ...common,
      },
      {
        name: 'h_bucket',
        labels: { le: '+Inf', job: 'bench' },
        value: Number.POSITIVE_INFINITY,
        ...common,
      },
      { name: 'plain', labels: { job: 'bench' }, value: 0.5, ...common },
    ])
  })
})
