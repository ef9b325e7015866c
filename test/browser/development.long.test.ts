import { networkInterfaces } from 'node:os'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../bench/machine/free-port.ts'
import type { ManagedProcess } from '../../bench/machine/process/managed-process.ts'
import { waitForUrl } from '../../bench/machine/process/readiness.ts'
import { chromiumTool, launchBrowser } from '../support/browser.ts'
import { startServer } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'
import { question } from '../support/mock-answer.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { openChatPage, openTab, resumesAfterReload } from './chat-page.ts'
import { chatFromFirstPage, openListening } from './security-headers.ts'

// In development Next.js refuses its scripts to pages at addresses that it was not told of: the page is then dead.

/** An address of this machine in its network, over which no browser takes plain http for secure. */
const ownAddress = Object.values(networkInterfaces())
  .flat()
  .find(address => address?.family === 'IPv4' && !address.internal)?.address

const network = { name: 'an IPv4 network', path: ownAddress, remedy: 'connect this machine to one' }

const LOOPBACK = '127.0.0.1'
const hosts = [ownAddress, LOOPBACK].filter(host => host !== undefined)

describeWithTool(chromiumTool, 'a developer’s own page', executablePath => {
  describe.each([
    ['integrated', 'integrated/server.ts'],
    ['separate', 'separate/both.ts'],
  ])('%s', (_, file) => {
    let browser: Browser
    let server: ManagedProcess
    let port: number
    beforeAll(async () => {
      const wsPort = await freePort()
      port = await freePort()
      const environment = environmentOf({
        HOST: '0.0.0.0',
        PORT: port,
        WS_PORT: wsPort,
        ALLOWED_ORIGINS: hosts.map(host => `http://${host}:${port}`).join(),
      })
      server = await startServer(file, environment, '--dev')
      const page = `http://${LOOPBACK}:${port}/streaming/socket`
      await waitForUrl(server, page, { timeoutMs: 90_000 })
      browser = await launchBrowser(executablePath)
    })
    afterAll(async () => {
      await browser.close()
      await server[Symbol.asyncDispose]()
    })

    async function expectAlive(host: string): Promise<void> {
      const context = await browser.newContext()
      const errors: string[] = []
      context.on('weberror', error => errors.push(error.error().message))
      await using chat = await openTab(context, `http://${host}:${port}/streaming/socket`)
      const isSecure = await chat.page.evaluate(() => isSecureContext)
      expect(isSecure).toBe(host === LOOPBACK)
      const asked = question(501, 'ttft=0 gap=0 length=20')
      await chat.ask(asked.text)
      await chat.page.getByTestId('message-assistant').waitFor()
      await chat.settles()
      expect(await chat.texts('assistant')).toEqual([asked.answer])
      expect(errors).toEqual([])
    }

    describeWithTool(network, 'at another address', address => {
      it('is alive, and answers', () => expectAlive(address))
    })

    it('is alive on loopback, and answers', () => expectAlive(LOOPBACK))

    it('resumes after a reload in mid-answer, once, though React starts everything twice', async () => {
      await using chat = await openChatPage(browser, `http://${LOOPBACK}:${port}`)
      await resumesAfterReload(chat, 502)
    })

    it('keeps the policy of the built pages, hot reload included', async () => {
      await using opened = await openListening(browser)
      const reload = opened.chat.page.waitForEvent('websocket', socket =>
        socket.url().includes('/_next/'),
      )
      await chatFromFirstPage(opened.chat, `http://${LOOPBACK}:${port}`)
      await reload
      expect(opened.complaints).toEqual([])
    })
  })
})
