import { expect, it } from 'vitest'
import { question } from '../support/mock-answer.ts'
import type { BrowserStage } from './browser-stage.ts'
import { openTab } from './chat-page.ts'

const KEY = 'next-websocket-deployments.chat.'
const FOREIGN = '0123456789abcdef0123456789abcdef'

/** What a browser lacks or refuses: a secure context, storage, chats that the page has made. */
export function browserLimits(stage: () => BrowserStage): void {
  const asked = question(401, 'ttft=0 gap=0 length=20')
  const address = () => `${stage().insecureUrl}/streaming/socket`

  it('connects before the first message on plain http in a local network', async () => {
    const context = await stage().browser.newContext()
    const errors: Error[] = []
    context.on('weberror', error => errors.push(error.error()))
    await using chat = await openTab(context, address())
    expect(await chat.page.evaluate(() => [isSecureContext, typeof crypto.randomUUID])).toEqual([
      false,
      'undefined',
    ])
    await chat.shows('connection-state', 'connected')
    await chat.ask(asked.text)
    await chat.page.getByTestId('message-assistant').waitFor()
    await chat.settles()
    expect(await chat.texts('assistant')).toEqual([asked.answer])
    expect(errors).toEqual([])
  })

  it.each([
    ['forbids storage', 'getItem setItem removeItem key'],
    ['has a full storage', 'setItem'],
  ])('goes on where a browser %s, and says so', async (what, refused) => {
    const context = await stage().browser.newContext()
    await context.addInitScript(
      ({ forbidden, methods }) => {
        const refuse = () => {
          throw new DOMException('refused', 'QuotaExceededError')
        }
        for (const method of methods) Object.assign(Storage.prototype, { [method]: refuse })
        if (!forbidden) return
        for (const name of ['localStorage', 'sessionStorage']) {
          Object.defineProperty(window, name, { get: refuse })
        }
      },
      { forbidden: what === 'forbids storage', methods: refused.split(' ') },
    )
    const errors: Error[] = []
    context.on('weberror', error => errors.push(error.error()))
    await using chat = await openTab(context, address())
    await chat.ask(asked.text)
    await chat.page.getByTestId('message-assistant').waitFor()
    await chat.settles()
    await chat.shows('hint', 'not-kept')
    expect(await chat.page.getByTestId('message-assistant').textContent()).not.toBe('')
    expect(errors).toEqual([])
  })

  it.each([
    ['a chat of an older version', '{"messages":[{"id":"q","role":"user","content":"Hi"}]}'],
    ['garbage', '\u0000{"messages":'],
    [
      'a chat with parts of another app',
      '{"messages":[{"id":"q","role":"user","parts":[{"type":"tool-x"},null]}]}',
    ],
  ])('opens over %s', async (_, text) => {
    const context = await stage().browser.newContext()
    await context.addInitScript(([key, saved]) => localStorage.setItem(key, saved), [
      KEY + FOREIGN,
      text,
    ] as const)
    await using chat = await openTab(context, `${address()}?chat=${FOREIGN}`)
    await chat.ask(asked.text)
    await chat.page.getByTestId('message-assistant').waitFor()
    await chat.settles()
    expect(await chat.texts('assistant')).toEqual([asked.answer])
  })

  it.each(['abc', FOREIGN, '../../x'])('opens no chat %s that it did not make', async chatId => {
    const context = await stage().browser.newContext()
    await using chat = await openTab(context, `${address()}?chat=${encodeURIComponent(chatId)}`)
    await chat.shows('hint', 'foreign')
    const opened = new URL(chat.page.url()).searchParams.get('chat')
    expect(opened).toMatch(/^[0-9a-f]{32}$/)
    expect(opened).not.toBe(chatId)
  })

  it('opens its own chats by their address, empty ones too', async () => {
    await using chat = await stage().open()
    const empty = await chat.openTab()
    expect(empty.page.url()).toBe(chat.page.url())
    await chat.page.bringToFront()
    await chat.ask(asked.text)
    await chat.page.getByTestId('message-assistant').waitFor()
    await chat.settles()
    const again = await chat.openTab()
    expect(again.page.url()).toBe(chat.page.url())
    await again.page.getByTestId('message-assistant').waitFor()
    expect(await again.page.getByTestId('hint').count()).toBe(0)
  })
}
