import { mkdtempDisposableSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openMetricsPage } from './metrics-page.ts'
import { openSeries } from './series.ts'

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
