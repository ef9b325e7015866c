import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { chromiumTool, launchBrowser } from '../support/browser.ts'
import { deploymentNames } from '../support/deployment.ts'
import { type MockProcess, startMockProcess } from '../support/mock-process.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { answers } from './answers.ts'
import { browserLimits } from './browser-limits.ts'
import { type BrowserStage, INSECURE_HOST, startBrowserStage } from './browser-stage.ts'
import { dialects } from './dialects.ts'
import { inputMethod } from './input-method.ts'
import { type ScriptedApi, startScriptedApi } from './scripted-api.ts'
import { securityHeaders } from './security-headers.ts'
import { silence } from './silence.ts'
import { tabs } from './tabs.ts'
import { tickets } from './tickets.ts'

// All that the built pages do in a browser, in both deployments: one browser, and one start for all suites of one upstream.

describeWithTool(chromiumTool, 'the chat page', executablePath => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser(
      executablePath,
      `--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1`,
    )
  })
  afterAll(() => browser.close())

  // Both at once: their pages wait for clocks and networks most of the time. Within each, one test follows another.
  describe.concurrent.each(deploymentNames)('%s', name => {
    describe('with a model', { concurrent: false }, () => {
      let mock: MockProcess
      let stage: BrowserStage
      beforeAll(async () => {
        mock = await startMockProcess()
        stage = await startBrowserStage(name, { browser, settings: mock.settings })
      })
      afterAll(async () => {
        await stage[Symbol.asyncDispose]()
        await mock[Symbol.asyncDispose]()
      })
      describe('two tabs of one chat', () =>
        tabs(
          () => stage,
          () => mock,
        ))
      describe('an input method', () => inputMethod(() => stage))
      describe('what a browser lacks or refuses', () => browserLimits(() => stage))
      describe('a socket that dies without a word', () =>
        silence(
          () => stage,
          () => mock,
        ))
      describe('the dialects of APIs', () => dialects(() => stage))
      describe('the policy of a page', () => securityHeaders(() => stage))
      describe('each of its users', () => tickets(() => stage))
    })

    describe('with an API that is told what to say', { concurrent: false }, () => {
      let api: ScriptedApi
      let stage: BrowserStage
      beforeAll(async () => {
        api = await startScriptedApi()
        stage = await startBrowserStage(name, { browser, settings: api.settings })
      })
      afterAll(async () => {
        await stage[Symbol.asyncDispose]()
        await api[Symbol.asyncDispose]()
      })
      answers(
        () => stage,
        () => api,
      )
    })
  })
})
