import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chromiumTool } from '../support/browser.ts'
import { ENDLESS, question } from '../support/mock-answer.ts'
import { type MockProcess, startMockProcess } from '../support/mock-process.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { type BrowserStage, startBrowserStage } from './browser-stage.ts'

type Key = { key: string; keyCode: number; isComposing: boolean }

// The events as the browsers send them when a key is the input method's own.
const chromium = (key: string): Key => ({ key, keyCode: 229, isComposing: true })
const safari = (key: string): Key => ({ key, keyCode: 229, isComposing: false })

const press = (page: Page, key: Key) =>
  page.getByTestId('composer-input').evaluate((input, init) => {
    input.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }))
  }, key)

describeWithTool(chromiumTool, 'an input method', executablePath => {
  let mock: MockProcess
  let stage: BrowserStage
  beforeAll(async () => {
    mock = await startMockProcess()
    stage = await startBrowserStage('integrated', { executablePath, settings: mock.settings })
  })
  afterAll(async () => {
    await stage[Symbol.asyncDispose]()
    await mock[Symbol.asyncDispose]()
  })

  it.each([
    ['Chromium', chromium],
    ['Safari', safari],
  ])('chooses a word with Enter, and sends nothing, as %s tells of it', async (_, keyOf) => {
    await using chat = await stage.open()
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
    await using chat = await stage.open()
    await chat.ask(question(501, ENDLESS).text)
    const shown = await chat.growsBeyond(0)
    await press(chat.page, keyOf('Escape'))
    await chat.growsBeyond(shown)
    expect(await chat.page.getByTestId('notice').count()).toBe(0)
    await chat.page.keyboard.press('Escape')
    await chat.shows('notice', 'stopped')
  })
})
