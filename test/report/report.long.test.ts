import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hostileReport } from '../../bench/report/testing/hostile-report.ts'
import { syntheticReport } from '../../bench/report/testing/synthetic-report.ts'
import { writeReport } from '../../bench/report/write-result.ts'
import { chromiumTool, launchBrowser } from '../support/browser.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { contrasts } from './contrast.ts'
import { openReport, type Reader } from './report-page.ts'

/** WCAG 2.2, AA, for text of any size. */
const MIN_CONTRAST = 4.5

const READERS: readonly Reader[] = [
  { width: 1280, scheme: 'light', locale: 'en-GB' },
  { width: 1280, scheme: 'dark', locale: 'zh-CN' },
  { width: 390, scheme: 'dark', locale: 'en-US' },
  { width: 390, scheme: 'light', locale: 'zh-CN' },
  { width: 390, scheme: 'light', locale: 'zh-CN', script: false },
]
const desk: Reader = { width: 1280, scheme: 'light', locale: 'en-GB' }

describeWithTool(chromiumTool, 'the report in a browser', executablePath => {
  const directory = mkdtempSync(join(tmpdir(), 'report-'))
  const path = join(directory, 'report.html')
  let browser: Browser
  beforeAll(async () => {
    writeFileSync(path, (await writeReport(syntheticReport())).html)
    browser = await launchBrowser(executablePath)
  })
  afterAll(async () => {
    await browser.close()
    rmSync(directory, { recursive: true })
  })

  const shown = (page: Page) => page.locator('main:visible').getAttribute('lang')
  const openAll = (page: Page) =>
    page.locator('details').evaluateAll(all => {
      for (const details of all) (details as HTMLDetailsElement).open = true
    })

  it.each(READERS)('fits $width px, $scheme, $locale, and asks for nothing', async reader => {
    await using report = await openReport(browser, path, reader)
    const { page } = report
    if (reader.script !== false) await openAll(page)
    const [content, view] = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return [scrollWidth, clientWidth]
    })
    expect(content).toBeLessThanOrEqual(view)
    expect(await page.locator('main:visible table').count()).toBeGreaterThan(10)
    expect(await page.locator('figure:visible').count()).toBeGreaterThan(5)
    // Of the two drawings of a chart one is shown, within its frame.
    for (const figure of await page.locator('figure:visible').all()) {
      const drawings = figure.locator('> svg:visible')
      expect(await drawings.count()).toBe(1)
      const [frame, drawing] = [await figure.boundingBox(), await drawings.boundingBox()]
      expect(drawing?.width).toBeLessThanOrEqual(frame?.width ?? 0)
    }
    expect(report.requests).toEqual([])
    expect(report.complaints).toEqual([])
  })

  it.each(['light', 'dark'] as const)('can be read in %s: every text stands out', async scheme => {
    await using report = await openReport(browser, path, { ...desk, scheme })
    await openAll(report.page)
    const texts = await contrasts(report.page)
    expect(texts.length).toBeGreaterThan(500)
    expect(texts.filter(({ ratio }) => ratio < MIN_CONTRAST)).toEqual([])
  })

  it.each([
    ['en-GB', 'en', 'zh-Hans', '中文'],
    ['zh-TW', 'zh-Hans', 'en', 'English'],
    ['fr-FR', 'en', 'zh-Hans', '中文'],
  ])(
    'begins for %s in %s, and the keyboard leads to the other',
    async (locale, first, other, name) => {
      await using report = await openReport(browser, path, { ...desk, locale })
      const { page } = report
      expect(await shown(page)).toBe(first)
      expect(await page.getAttribute('html', 'lang')).toBe(first)
      await page.getByRole('radio', { name }).focus()
      await page.keyboard.press('Space')
      expect(await shown(page)).toBe(other)
      expect(await page.getAttribute('html', 'lang')).toBe(other)
      expect(await page.locator('main:visible').count()).toBe(1)
    },
  )

  it('switches without scripts as well', async () => {
    await using report = await openReport(browser, path, { ...desk, script: false })
    expect(await shown(report.page)).toBe('en')
    await report.page.getByRole('radio', { name: '中文' }).check()
    expect(await shown(report.page)).toBe('zh-Hans')
  })

  it('opens in the language of the section that a link asks for', async () => {
    await using report = await openReport(browser, path, desk, 'zh-claim-tokens-beside-pages')
    expect(await shown(report.page)).toBe('zh-Hans')
    expect(await report.page.locator('#zh-claim-tokens-beside-pages').isVisible()).toBe(true)
  })

  it.each(['en-GB', 'zh-CN'])(
    'has a description of every picture and headings in order, %s',
    async locale => {
      await using report = await openReport(browser, path, { ...desk, locale })
      const { page } = report
      const main = page.locator('main:visible')
      const pictures = main.locator('svg[role=img]')
      const labels = await pictures.evaluateAll(all =>
        all.map(svg => svg.getAttribute('aria-label')),
      )
      expect(labels.filter(label => (label ?? '').length < 20)).toEqual([])
      expect(await main.locator('figure').count()).toBe(labels.length / 2)
      const levels = await main
        .locator('h1, h2, h3, h4')
        .evaluateAll(all => all.map(heading => Number(heading.tagName.slice(1))))
      expect(levels[0]).toBe(1)
      expect(levels.filter(level => level === 1)).toHaveLength(1)
      expect(levels.slice(1).filter((level, index) => level > (levels[index] ?? 0) + 1)).toEqual([])
      const tables = main.locator('table')
      expect(await tables.locator('caption').count()).toBe(await tables.count())
      expect(await tables.locator('th:not([scope])').count()).toBe(0)
    },
  )

  it('shows the figures of the charts on paper', async () => {
    await using report = await openReport(browser, path, desk)
    await report.page.emulateMedia({ media: 'print' })
    const numbers = report.page.locator('main:visible details table').first()
    expect(await numbers.evaluate(table => table.checkVisibility())).toBe(true)
    expect(await report.page.locator('.language').isVisible()).toBe(false)
  })

  it('runs nothing that stands in its data', async () => {
    const hostile = join(directory, 'hostile.html')
    writeFileSync(hostile, (await writeReport(hostileReport())).html)
    await using report = await openReport(browser, hostile, desk)
    const { page } = report
    expect(await page.locator('img, main script, main i').count()).toBe(0)
    const handlers = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter(element =>
          element.getAttributeNames().some(name => name.startsWith('on')),
        ).length,
    )
    expect(handlers).toBe(0)
    expect(report.complaints).toEqual([])
  })
})
