import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'

/** How a reader looks at the report. */
export type Reader = {
  readonly width: number
  readonly scheme: 'light' | 'dark'
  readonly locale: string
  readonly script?: boolean
}

/** The report in a browser, and what it asked for besides its own file. */
export type ReportPage = {
  readonly page: Page
  readonly requests: readonly string[]
  readonly complaints: readonly string[]
  [Symbol.asyncDispose](): Promise<void>
}

/** Opens a saved report as a file, the way people do. `section` is the address behind the `#`. */
export async function openReport(
  browser: Browser,
  path: string,
  { width, scheme, locale, script = true }: Reader,
  section = '',
): Promise<ReportPage> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    locale,
    javaScriptEnabled: script,
  })
  const page = await context.newPage()
  const url = pathToFileURL(path).href
  const requests: string[] = []
  const complaints: string[] = []
  page.on('request', request => {
    if (request.url().split('#')[0] !== url) requests.push(request.url())
  })
  page.on('console', message => complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  page.on('dialog', dialog => complaints.push(dialog.message()))
  await page.goto(`${url}${section === '' ? '' : `#${section}`}`)
  return { page, requests, complaints, [Symbol.asyncDispose]: () => context.close() }
}
