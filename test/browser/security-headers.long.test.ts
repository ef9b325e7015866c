import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort } from '../../bench/machine/free-port.ts'
import { waitForLine, waitForUrl } from '../../bench/machine/process/readiness.ts'
import { chromiumTool, launchBrowser } from '../support/browser.ts'
import { deploymentNames, startDeployment, startServer } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'
import { DEADLINE_MS } from '../support/raw-client.ts'
import { describeWithTool } from '../support/required-tool.ts'

// A page that breaks its own policy says so in the console, and lacks what was blocked.

describeWithTool(chromiumTool, 'the policy of a page', executablePath => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser(executablePath)
  })
  afterAll(() => browser.close())

  const open = async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    page.setDefaultTimeout(DEADLINE_MS)
    const complaints: string[] = []
    page.on('console', message => {
      if (/Content Security Policy/i.test(message.text())) complaints.push(message.text())
    })
    page.on('pageerror', error => complaints.push(String(error)))
    return { page, complaints, [Symbol.asyncDispose]: () => context.close() }
  }
  const chat = async (page: Page, url: string) => {
    await page.goto(url)
    // By a link, so that the policy of the first page is that of the chat.
    await page.getByRole('link', { name: 'Open the chat' }).click()
    await page.getByTestId('composer-input').fill('hello [mock seed=1 ttft=0 gap=1 length=20]')
    await page.keyboard.press('Enter')
    await page.locator('[data-testid="message-assistant"]').waitFor()
    await page.locator('[data-testid="messages"][data-state="idle"]').waitFor()
    await page.reload()
    await page.locator('[data-testid="message-assistant"]').waitFor()
  }

  it.each(deploymentNames)('%s: every page keeps it, and is framed by nobody', async name => {
    await using deployment = await startDeployment(name, { pages: true })
    const { pageUrl } = deployment
    await using opened = await open()
    const { page, complaints } = opened
    for (const path of ['/bench/static', '/no/such/page', '/bench/rendered']) {
      await page.goto(pageUrl + path)
    }
    await chat(page, pageUrl)
    expect(complaints).toEqual([])

    const { headers } = await fetch(`${pageUrl}/streaming/socket`)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('content-security-policy')).toMatch(
      /script-src 'self' 'nonce-[^']+' 'sha256-.*connect-src 'self' ws:.*frame-ancestors 'none'/,
    )
    // The policy is in force: what no script of ours carries does not run.
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "injected"'
      document.body.append(script)
    })
    expect(await page.title()).not.toBe('injected')
    expect(complaints).toHaveLength(1)
  })

  it.each(['integrated/server.ts', 'separate/both.ts'])(
    '%s: the development server keeps it',
    async file => {
      const [port, wsPort] = [await freePort(), await freePort()]
      const environment = environmentOf({ PORT: port, WS_PORT: wsPort })
      await using server = await startServer(file, environment, '--dev')
      await waitForLine(server, line => line.startsWith('  answers '), { timeoutMs: 60_000 })
      const url = `http://127.0.0.1:${port}`
      await waitForUrl(server, `${url}/healthz`, { timeoutMs: 60_000 })
      for (const path of ['/', '/streaming/socket']) await (await fetch(url + path)).text()
      await using opened = await open()
      const reload = opened.page.waitForEvent('websocket', socket =>
        socket.url().includes('/_next/'),
      )
      await chat(opened.page, url)
      await reload
      expect(opened.complaints).toEqual([])
    },
    120_000,
  )
})
