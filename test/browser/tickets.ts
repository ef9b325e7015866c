import { expect, it } from 'vitest'
import { question } from '../support/mock-answer.ts'
import type { BrowserStage } from './browser-stage.ts'
import { openTab } from './chat-page.ts'

/** The socket asks for tickets. */
export function tickets(stage: () => BrowserStage): void {
  it('each connection brings another: the first, one after a cut, one after a reload', async () => {
    const profile = await stage().browser.newContext()
    const brought: (string | null)[] = []
    profile.on('page', page =>
      page.on('websocket', socket => {
        brought.push(new URL(socket.url()).searchParams.get('ticket'))
      }),
    )
    await using chat = await openTab(profile, `${stage().url}/streaming/socket`)
    await chat.ask(question(111, 'ttft=0 gap=10 length=600').text)
    await chat.growsBeyond(0)
    const first = brought.length
    stage().network.cut()
    await chat.shows('messages', 'recovering')
    await chat.shows('messages', 'answering')
    const second = brought.length
    await chat.page.reload()
    await chat.shows('messages', 'answering')
    expect([first > 0, second > first, brought.length > second]).toEqual([true, true, true])
    expect(brought).not.toContain(null)
    expect(new Set(brought).size).toBe(brought.length)
  })

  it('somebody else who knows the chat and says that it is theirs gets nothing of it', async () => {
    await using chat = await stage().open()
    const asked = question(112, 'ttft=0 gap=10 length=300')
    await chat.ask(asked.text)
    await chat.growsBeyond(0)
    const saved = await chat.page.evaluate(text => {
      const chatId = new URLSearchParams(location.search).get('chat')
      const name = Object.keys(localStorage).find(key => key.endsWith(`.${chatId}`)) ?? ''
      const messages = [{ id: 'q', role: 'user', parts: [{ type: 'text', text }] }]
      return { name, value: JSON.stringify({ savedAtMs: Date.now(), answering: true, messages }) }
    }, asked.text)
    const origins = [{ origin: stage().url, localStorage: [saved] }]
    const profile = await stage().browser.newContext({ storageState: { cookies: [], origins } })
    await using other = await openTab(profile, chat.page.url())
    await other.shows('notice', 'interrupted')
    expect(other.page.url()).toBe(chat.page.url())
    expect(await other.texts('user')).toEqual([asked.text])
    expect(await other.texts('assistant')).toEqual([])
    await chat.settles()
    expect(await chat.texts('assistant')).toEqual([asked.answer])
  })
}
