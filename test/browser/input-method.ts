import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { ENDLESS, question } from '../support/mock-answer.ts'
import type { BrowserStage } from './browser-stage.ts'

type Key = { key: string; keyCode: number; isComposing: boolean }

// The events as the browsers send them when a key is the input method's own.
const chromium = (key: string): Key => ({ key, keyCode: 229, isComposing: true })
const safari = (key: string): Key => ({ key, keyCode: 229, isComposing: false })

const press = (page: Page, key: Key) =>
  page.getByTestId('composer-input').evaluate((input, init) => {
    input.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }))
  }, key)

/** A key that chooses or drops a word of an input method is none for the page. */
export function inputMethod(stage: () => BrowserStage): void {
  it.each([
    ['Chromium', chromium],
    ['Safari', safari],
  ])('chooses a word with Enter, and sends nothing, as %s tells of it', async (_, keyOf) => {
    await using chat = await stage().open()
    await chat.page.keyboard.type('你好')
    await press(chat.page, keyOf('Enter'))
    expect(await chat.page.getByTestId('composer-input').inputValue()).toBe('你好')
    expect(await chat.page.getByTestId('message-user').count()).toBe(0)
    await chat.page.keyboard.press('Enter')
    await chat.page.getByTestId('message-user').waitFor()
    expect(await chat.page.getByTestId('composer-input').inputValue()).toBe('')
  })

  it.each([
    ['Chromium', chromium],
    ['Safari', safari],
  ])('drops a word with Escape, and stops nothing, as %s tells of it', async (_, keyOf) => {
    await using chat = await stage().open()
    await chat.ask(question(501, ENDLESS).text)
    const shown = await chat.growsBeyond(0)
    await press(chat.page, keyOf('Escape'))
    await chat.growsBeyond(shown)
    expect(await chat.page.getByTestId('notice').count()).toBe(0)
    await chat.page.keyboard.press('Escape')
    await chat.shows('notice', 'stopped')
  })
}
