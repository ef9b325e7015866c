import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumTool, launchBrowser } from '../support/browser.ts'
import { type Deployment, deploymentNames, startDeployment } from '../support/deployment.ts'
import { ENDLESS, question } from '../support/mock-answer.ts'
import { type MockProcess, startMockProcess } from '../support/mock-process.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { type BrowserStage, startBrowserStage } from './browser-stage.ts'
import { nothingLive, resumesAfterReload } from './chat-page.ts'

describeWithTool(chromiumTool, 'the chat page in a browser', executablePath => {
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
    let stage: BrowserStage
    let other: Deployment
    /** The network is there again, and leads to the deployment. */
    const restore = () => stage.network.leadTo(stage.deployment.socketPort)
    beforeAll(async () => {
      const { settings } = mock
      stage = await startBrowserStage(name, { browser, settings })
      other = await startDeployment(name, { settings: { ...settings, ALLOWED_ORIGINS: stage.url } })
    })
    afterAll(async () => {
      for (const each of [stage, other]) await each[Symbol.asyncDispose]()
    })

    it('shows an answer as it grows, by keyboard alone', async () => {
      await using chat = await stage.open()
      const asked = question(101, 'ttft=0 gap=10 length=300')
      await chat.ask(asked.text)
      await chat.shows('connection-state', 'connected')
      await chat.shows('messages', 'answering')
      const lengths = [await chat.growsBeyond(0)]
      for (let step = 0; step < 4; step++) lengths.push(await chat.growsBeyond(lengths.at(-1) ?? 0))
      expect(lengths.at(-1)).toBeLessThan(asked.answer.length)
      await chat.settles()
      expect(await chat.texts('assistant')).toEqual([asked.answer])
      expect(await chat.page.getByTestId('deployment').textContent()).toBe(name)
      expect(await chat.page.getByTestId('upstream').textContent()).toBe('mock')
      await chat.shows('tokens-per-second', 'done')

      const second = question(102, 'ttft=0 gap=0 length=20')
      await chat.ask(second.text)
      await chat.page.getByTestId('message-assistant').nth(1).waitFor()
      await chat.settles()
      expect(await chat.texts('assistant')).toEqual([asked.answer, second.answer])
    })

    it.each([
      ['the button', 'click'],
      ['Escape', 'key'],
    ])('stops an answer by %s, and with it the upstream', async (_, way) => {
      await using chat = await stage.open()
      const asked = question(103, ENDLESS)
      await chat.ask(asked.text)
      await chat.growsBeyond(0)
      if (way === 'click') await chat.page.getByTestId('stop').click()
      if (way === 'key') await chat.page.keyboard.press('Escape')
      await chat.shows('notice', 'stopped')
      await nothingLive(mock)
      const [text = ''] = await chat.texts('assistant')
      expect(asked.answer.startsWith(text)).toBe(true)
      await chat.page.getByTestId('composer-input').waitFor()
      expect(await chat.page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    })

    it('resumes after the connection was lost: exact, once', async () => {
      await using chat = await stage.open()
      const asked = question(104, 'ttft=0 gap=10 length=300')
      await chat.ask(asked.text)
      await chat.growsBeyond(0)
      stage.network.cut()
      await chat.shows('messages', 'recovering')
      await chat.shows('messages', 'answering')
      await chat.settles()
      expect(await chat.texts('assistant')).toEqual([asked.answer])
      expect(await chat.page.getByTestId('message-assistant').count()).toBe(1)
      expect(await chat.page.getByTestId('notice').count()).toBe(0)
    })

    it('stops an answer while the connection is lost, and with it the upstream', async () => {
      await using chat = await stage.open()
      await chat.ask(question(108, ENDLESS).text)
      await chat.growsBeyond(0)
      stage.network.lose()
      await chat.shows('messages', 'recovering')
      await chat.page.getByTestId('stop').click()
      await chat.shows('notice', 'stopped')
      expect((await mock.stats()).streams.live).toBe(1)
      restore()
      await nothingLive(mock)
      await chat.shows('notice', 'stopped')

      const next = question(109, 'ttft=0 gap=0 length=20')
      await chat.ask(next.text)
      await chat.page.getByTestId('message-assistant').nth(1).waitFor()
      await chat.settles()
      expect((await chat.texts('assistant')).at(-1)).toBe(next.answer)
    })

    it('answers a question asked right after a stop that the server has not heard of', async () => {
      await using chat = await stage.open()
      await chat.ask(question(110, ENDLESS).text)
      await chat.growsBeyond(0)
      stage.network.lose()
      await chat.shows('messages', 'recovering')
      await chat.page.getByTestId('stop').click()
      await chat.shows('notice', 'stopped')
      restore()
      const next = question(111, 'ttft=0 gap=0 length=20')
      await chat.ask(next.text)
      await chat.page.getByTestId('message-assistant').nth(1).waitFor()
      await chat.settles()
      expect((await chat.texts('assistant')).at(-1)).toBe(next.answer)
      expect((await mock.stats()).streams.live).toBe(0)
    })

    it('resumes after a reload in mid-answer: exact, once', async () => {
      await using chat = await stage.open()
      await resumesAfterReload(chat, 105)
    })

    it('says that a lost answer is lost, and asks again on retry', async () => {
      await using chat = await stage.open()
      const asked = question(106, 'ttft=0 gap=10 length=300')
      await chat.ask(asked.text)
      await chat.growsBeyond(0)
      stage.network.leadTo(other.socketPort)
      stage.network.cut()
      await chat.shows('notice', 'interrupted')
      await chat.page.getByTestId('retry').focus()
      await chat.page.keyboard.press('Enter')
      await chat.shows('messages', 'answering')
      await chat.settles()
      restore()
      expect(await chat.texts('assistant')).toEqual([asked.answer])
      expect(await chat.texts('user')).toEqual([asked.text])
      expect(await chat.page.getByTestId('notice').count()).toBe(0)
    })

    it('tells a failure of the upstream in words, and retries', async () => {
      await using chat = await stage.open()
      const asked = question(107, 'ttft=0 gap=0 length=30 fault=cut@9 once', `Fail on ${name}.`)
      await chat.ask(asked.text)
      await chat.shows('notice', 'failed')
      expect(await chat.page.getByTestId('notice').textContent()).toContain('was cut off')
      await chat.page.getByTestId('retry').click()
      await chat.page.getByTestId('notice').waitFor({ state: 'detached' })
      await chat.settles()
      expect(await chat.texts('assistant')).toEqual([asked.answer])
    })

    it('shows the first token soon after sending (a figure, no limit)', async () => {
      await using chat = await stage.open()
      const firstTokenMs: number[] = []
      for (let turn = 0; turn < 6; turn++) {
        await chat.ask(question(110 + turn, 'ttft=0 gap=0 length=3').text)
        await chat.page.getByTestId('message-assistant').nth(turn).waitFor()
        await chat.settles()
        const value = await chat.page.getByTestId('ttft').getAttribute('data-value')
        firstTokenMs.push(Number(value))
      }
      // The first turn opened the connection.
      const [connecting = 0, ...warm] = firstTokenMs
      const median = warm.sort((a, b) => a - b)[2]?.toFixed(1)
      console.log(
        `${name}: first token ${median} ms after sending (${connecting.toFixed(1)} ms with connecting)`,
      )
      expect(warm.every(Number.isFinite)).toBe(true)
    })
  })
})
