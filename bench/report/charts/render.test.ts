import { describe, expect, it } from 'vitest'
import { measureNamed } from '../../measures/registry.ts'
import { LANGUAGES } from '../language.ts'
import { draw } from '../sections/claim-section.ts'
import { syntheticCharts } from '../testing/synthetic-charts.ts'
import { syntheticReport } from '../testing/synthetic-report.ts'
import type { Drawing } from './drawing.ts'
import { forest } from './forest.ts'
import { renderSvg } from './render.ts'

const deployments = ['integrated', 'separate']

describe.each(LANGUAGES)('in %s', language => {
  it.each(syntheticCharts())('draws a $kind the same twice, wide and narrow', async chart => {
    const drawing = draw(chart, { language, deployments })
    if (drawing === undefined) throw new Error('expected a drawing')
    for (const width of ['wide', 'narrow'] as const) {
      const svg = await renderSvg(drawing, width)
      expect(svg).toMatch(/^<svg /)
      expect(svg.match(/NaN|undefined|Infinity|aria-label/)).toBeNull()
      expect(svg).toBe(await renderSvg(drawing, width))
    }
    expect(drawing.table.rows.length).toBeGreaterThan(0)
    const widths = drawing.table.rows.map(row => row.length)
    expect(new Set(widths)).toEqual(new Set([drawing.table.columns.length]))
  })
})

it('colours by the page alone: variables, no value of its own', async () => {
  for (const chart of syntheticCharts()) {
    const drawing = draw(chart, { language: 'en', deployments })
    if (drawing === undefined) throw new Error('expected a drawing')
    const svg = await renderSvg(drawing, 'wide')
    const colours = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour)
    const others = colours.filter(
      colour => !/^(none|transparent|var\(--[\w-]+\))$/.test(colour ?? ''),
    )
    expect(others).toEqual([])
  }
})

it('draws an interval that has no end up to the edge', async () => {
  const { comparison } = syntheticReport()
  const [ratio] = comparison.claims
    .flatMap(({ evidence }) => evidence)
    .filter(each => each.state === 'ratio')
  if (ratio === undefined) throw new Error('expected a ratio')
  const evidence = { ...ratio, interval: { from: 0, to: Number.POSITIVE_INFINITY } }
  const row = { evidence, measure: measureNamed(ratio.criterion.measure) }
  const drawing = forest([row], comparison.observations, 'en')
  const svg = await renderSvg(drawing, 'narrow')
  expect(svg.match(/NaN|Infinity/)).toBeNull()
})

it('draws nothing where there is nothing', () => {
  const empty = syntheticCharts().map(chart => ({ ...chart, points: [], series: [], courses: [] }))
  expect(empty.map(chart => draw(chart, { language: 'en', deployments }))).toEqual(
    empty.map(() => undefined),
  )
})

it('refuses a drawing that needs an id, which a page would have twice', async () => {
  const clipped: Drawing = {
    title: 'clipped',
    description: '',
    reading: '',
    legend: [],
    table: { caption: '', columns: [], rows: [] },
    spec: () => ({
      data: { values: [{ x: 1 }] },
      mark: { type: 'point', clip: true },
      encoding: { x: { field: 'x', type: 'quantitative' } },
    }),
  }
  await expect(renderSvg(clipped, 'wide')).rejects.toThrow(
    /chart clipped: expected SVG without ids/,
  )
})
