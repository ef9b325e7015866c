import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'

/** The verdicts of a comparison's report, in light and in dark. */
export async function pictureReport(
  browser: Browser,
  { report, file }: { report: string; file: (scheme: 'light' | 'dark') => string },
): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ colorScheme, viewport: { width: 1_100, height: 900 } })
    await page.goto(pathToFileURL(report).href)
    await page.locator('#language-en').check()
    await page.locator('#en-verdicts').screenshot({ path: file(colorScheme) })
    await page.close()
  }
}
