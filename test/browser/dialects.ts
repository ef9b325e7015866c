import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dialectCases } from '../../mock/dialects/registry.ts'
import type { BrowserStage } from './browser-stage.ts'
import type { ChatPage } from './chat-page.ts'

/** Every answer that an API is known to send, in one chat. */
export function dialects(stage: () => BrowserStage): void {
  let chat: ChatPage
  beforeAll(async () => {
    chat = await stage().open()
  })
  afterAll(() => chat[Symbol.asyncDispose]())

  it.each([...dialectCases])('shows %s, and goes on', async (dialect, { right }) => {
    const { page } = chat
    const questions = page.getByTestId('message-user')
    const before = await questions.count()
    // Typing each letter would take longer than all the rest.
    await page.getByTestId('composer-input').fill(`Hello [dialect ${dialect}]`)
    await page.keyboard.press('Enter')
    await questions.nth(before).waitFor()
    await chat.settles()
    if ('failure' in right) await page.getByTestId('notice').waitFor()
    expect(await shownAfterLastQuestion(page)).toEqual({
      text: right.text,
      thoughts: right.reasoning ?? '',
      notices: 'failure' in right ? 1 : 0,
    })
  })
}

/** What stands on the screen below the last question. */
function shownAfterLastQuestion(page: Page) {
  return page.evaluate(() => {
    const messages = [...document.querySelectorAll('[data-testid^="message-"]')]
    const last = messages.at(-1)
    const answer = last?.matches('[data-testid="message-assistant"]') ? last : undefined
    const textOf = (selector: string) =>
      [...(answer?.querySelectorAll(selector) ?? [])].map(each => each.textContent).join('')
    return {
      text: textOf('[data-rendering]'),
      thoughts: textOf('[data-testid="reasoning"] > p'),
      notices: document.querySelectorAll('[data-testid="notice"]').length,
    }
  })
}
