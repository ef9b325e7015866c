import { describe, expect, it } from 'vitest'
import { syntheticMap } from '../../../verdicts/testing/synthetic-map.ts'
import { LANGUAGES } from '../../language.ts'
import { renderSvg } from '../render.ts'
import { mapDrawing } from './map-drawing.ts'
import { predictedRows } from './map-rows.ts'

const map = syntheticMap()

describe.each(LANGUAGES)('in %s', language => {
  const drawing = mapDrawing(map, { language, deployments: map.deployments })

  it.each(['wide', 'narrow'] as const)('draws the panels on %s screens', async width => {
    const svg = await renderSvg(drawing, width)
    expect(svg.match(/NaN|undefined|Infinity|aria-label/)).toBeNull()
    // A panel for each deployment, and one for their ratio.
    expect(svg.match(/class="mark-group role-scope concat_\d_group"/g)).toHaveLength(3)
  })

  it('has a row for each point in each deployment', () => {
    expect(drawing.table.rows).toHaveLength(2 * map.points.length)
    const widths = drawing.table.rows.map(row => row.length)
    expect(new Set(widths)).toEqual(new Set([drawing.table.columns.length]))
  })

  it('names each page once, and the SLO', () => {
    const pages = ['10 ms', '200 ms'].map(page => expect.stringContaining(page))
    expect(drawing.legend.map(({ label }) => label)).toEqual([...pages, 'SLO'])
  })
})

it('rings the page of the reader’s own, and names it', async () => {
  const own = syntheticMap({ pageMs: 38, share: 0.2, path: '/products' })
  const drawing = mapDrawing(own, { language: 'en', deployments: own.deployments })
  expect(drawing.legend.map(({ label }) => label)).toContain(
    'your page /products, ringed: 38 ms of CPU',
  )
  expect(drawing.table.rows.map(([, page]) => page)).toContain('/products: 38 ms')
  // One in the panel of each deployment.
  expect((await renderSvg(drawing, 'wide')).match(/stroke-width="2.5"/g)).toHaveLength(2)
})

it('draws the model from the delay without pages up to nearly a whole page', () => {
  const rows = predictedRows(map, 'integrated').filter(({ page }) => page === '200')
  expect(rows[0]).toMatchObject({ share: 0, value: 5 })
  // 0.4 of a core is 2 pages a second, and tokens take 0.2: 200 − 0.01 · 0.8 ÷ 0.002 per millisecond.
  expect(rows.at(-1)?.value).toBeCloseTo(196)
})

it('draws the model of separate up to one turn of the scheduler', () => {
  const rows = predictedRows(map, 'separate')
  expect(Math.max(...rows.map(({ value }) => value))).toBe(8)
  expect(predictedRows({ ...map, models: {} }, 'separate')).toEqual([])
})
