import { describe, expect, it } from 'vitest'
import { exposedLine, metricLine, parseExposition } from './series-text.ts'

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
