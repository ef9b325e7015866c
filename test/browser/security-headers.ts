import type { Browser } from 'playwright-core'
import { expect, it } from 'vitest'
import { question } from '../support/mock-answer.ts'
import type { BrowserStage } from './browser-stage.ts'
import { type ChatPage, chatOn } from './chat-page.ts'

/** A page, and what it says of its policy: one that breaks it says so in the console, and lacks what was blocked. */
export async function openListening(browser: Browser) {
  const context = await browser.newContext()
  const chat = chatOn(context, await context.newPage())
  const { page } = chat
  const complaints: string[] = []
  page.on('console', message => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(String(error)))
  return { chat, complaints, [Symbol.asyncDispose]: () => context.close() }
}

/** From the first page by a link, so that its policy is that of the chat; a question, its answer, and a reload. */
export async function chatFromFirstPage(chat: ChatPage, url: string): Promise<void> {
  const { page } = chat
  await page.goto(url)
  await page.getByRole('link', { name: 'Open the chat' }).click()
  await page.getByTestId('composer-input').waitFor()
  await chat.ask(question(1, 'ttft=0 gap=1 length=20').text)
  await page.getByTestId('message-assistant').waitFor()
  await chat.settles()
  await page.reload()
  await page.getByTestId('message-assistant').waitFor()
}

/** The policy that pages have, and keep. */
export function securityHeaders(stage: () => BrowserStage): void {
  it('is kept by every page, and frames none', async () => {
    const { browser, url } = stage()
    await using opened = await openListening(browser)
    const { chat, complaints } = opened
    const { page } = chat
    for (const path of ['/bench/static', '/no/such/page', '/bench/rendered']) {
      await page.goto(url + path)
    }
    await chatFromFirstPage(chat, url)
    expect(complaints).toEqual([])

    const { headers } = await fetch(`${url}/streaming/socket`)
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
}
