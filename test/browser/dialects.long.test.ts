import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialectCases } from '../../mock/dialects/registry.ts'
import { chromiumTool, launchBrowser } from '../support/browser.ts'
import { type Deployment, deploymentNames, startDeployment } from '../support/deployment.ts'
import { type MockProcess, startMockProcess } from '../support/mock-process.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { type ChatPage, openChatPage } from './chat-page.ts'

describeWithTool(chromiumTool, 'the chat page and the dialects of APIs', executablePath => {
  let browser: Browser
  let mock: MockProcess
  beforeAll(async () => {
    browser = await launchBrowser(executablePath)
    mock = await startMockProcess()
  })
  afterAll(async () => {
    await browser.close()
    await mock[Symbol.asyncDispose]()
  })

  describe.each(deploymentNames)('%s', name => {
    let deployment: Deployment
    let chat: ChatPage
    beforeAll(async () => {
      deployment = await startDeployment(name, { settings: mock.settings, pages: true })
      chat = await openChatPage(browser, deployment.pageUrl)
    })
    afterAll(async () => {
      await chat[Symbol.asyncDispose]()
      await deployment[Symbol.asyncDispose]()
    })

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
  })
})

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
