import type { Browser } from 'playwright-core'
import { startDeployment } from '../../test/support/deployment.ts'

const QUESTION = 'Read to me from an old novel.'

/** So much text that there is something to see, and more to come. */
const CHARACTERS = 300

/** The chat page in the middle of an answer of the built-in mock, in light and in dark. */
export async function picturePage(
  browser: Browser,
  file: (scheme: 'light' | 'dark') => string,
): Promise<void> {
  await using deployment = await startDeployment('integrated')
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ colorScheme, viewport: { width: 1_200, height: 560 } })
    await page.goto(`${deployment.pageUrl}/streaming/socket`)
    await page.getByTestId('composer-input').fill(QUESTION)
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      characters =>
        (document.querySelector('[data-testid="message-assistant"]')?.textContent?.length ?? 0) >=
        characters,
      CHARACTERS,
    )
    await page.screenshot({ path: file(colorScheme) })
    await page.close()
  }
}
