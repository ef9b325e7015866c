import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'

/** Of the page around what is pictured, in pixels: less than what the page leaves empty on each side of a section. */
const MARGIN = 28

/** The verdicts of a comparison's report, in light and in dark. */
export async function pictureReport(
  browser: Browser,
  { report, file }: { report: string; file: (scheme: 'light' | 'dark') => string },
): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ colorScheme, viewport: { width: 1_100, height: 900 } })
    await page.goto(pathToFileURL(report).href)
    await page.locator('#language-en').check()
    const box = await page.locator('#en-verdicts').boundingBox()
    if (box === null) throw new Error(`expected the verdicts in ${report}, found none that show`)
    const clip = {
      x: box.x - MARGIN,
      y: box.y - MARGIN,
      width: box.width + 2 * MARGIN,
      height: box.height + 2 * MARGIN,
    }
    await page.screenshot({ path: file(colorScheme), fullPage: true, clip })
    await page.close()
  }
}
