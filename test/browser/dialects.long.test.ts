import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialectCases } from '../../mock/dialects/registry.ts'
import { chromiumTool, launchBrowser } from '../support/browser.ts'
import { type Deployment, deploymentNames, startDeployment } from '../support/deployment.ts'
import { type MockProcess, startMockProcess } from '../support/mock-process.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { type ChatPage, openChatPage } from './chat-page.ts'

/** Some of each kind; the contract suite has them all. */
const shown = [
  'openai/answer',
  'openai/tool',
  'openai/cut',
  'vllm/reasoning',
  'vllm/context-length',
  'ollama/own-lines',
  'ollama/empty-reasons-cut',
  'llama-cpp/error-field',
  'mistral/thinking-parts',
  'deepseek/balance',
  'deepseek/thoughts-alone',
  'gateways/whole-completion',
  'gateways/web-page',
]

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

    it.each(shown)('shows %s, and goes on', async dialect => {
      const right = dialectCases.get(dialect)?.right ?? expect.unreachable()
      const notice = chat.page.getByTestId('notice')
      const before = await chat.page.getByTestId('message-user').count()
      await chat.ask(`Hello [dialect ${dialect}]`)
      await expect.poll(() => chat.page.getByTestId('message-user').count()).toBe(before + 1)
      await chat.settles()
      if ('failure' in right) await notice.waitFor()
      expect(await notice.count()).toBe('failure' in right ? 1 : 0)
      if (right.text !== '') expect((await chat.texts('assistant')).at(-1)).toBe(right.text)
    })
  })
})
