import { expect, it, vi } from 'vitest'
import { ENDLESS, question } from '../support/mock-answer.ts'
import type { MockProcess } from '../support/mock-process.ts'
import type { BrowserStage } from './browser-stage.ts'
import { type ChatPage, nothingLive } from './chat-page.ts'

/** The page waits five seconds, asks, waits five more and reconnects: the rest is for a busy machine. */
const RECOVERY_MS = 45_000

/** A socket that dies without a word: nothing is lost, nothing that was stopped comes back. */
export function silence(stage: () => BrowserStage, mock: () => MockProcess): void {
  const recovers = async (chat: ChatPage, answer: string) =>
    await vi.waitFor(async () => expect((await chat.texts('assistant')).at(-1)).toBe(answer), {
      timeout: RECOVERY_MS,
      interval: 100,
    })

  it('costs no question: it is asked again, once', async () => {
    await using chat = await stage().open()
    await chat.shows('connection-state', 'connected')
    stage().network.hush()
    const asked = question(201, 'ttft=0 gap=0 length=30')
    await chat.ask(asked.text)
    await chat.shows('messages', 'answering')
    await recovers(chat, asked.answer)
    await chat.settles()
    expect(await chat.texts('user')).toEqual([asked.text])
    expect(await chat.texts('assistant')).toEqual([asked.answer])
    expect(await chat.page.getByTestId('notice').count()).toBe(0)
  })

  it('is left in mid-answer, and the answer resumed: exact, once', async () => {
    await using chat = await stage().open()
    const asked = question(202, 'ttft=0 gap=20 length=200')
    await chat.ask(asked.text)
    await chat.growsBeyond(0)
    stage().network.hush()
    await recovers(chat, asked.answer)
    await chat.settles()
    expect(await chat.texts('assistant')).toEqual([asked.answer])
    expect(await chat.page.getByTestId('notice').count()).toBe(0)
  })

  it('brings nothing back that was stopped, and answers the next question', async () => {
    await using chat = await stage().open()
    await chat.ask(question(203, ENDLESS).text)
    await chat.growsBeyond(0)
    stage().network.hush()
    await chat.page.getByTestId('stop').click()
    await chat.shows('notice', 'stopped')
    const next = question(204, 'ttft=0 gap=0 length=20')
    await chat.ask(next.text)
    await recovers(chat, next.answer)
    await chat.settles()
    expect(await chat.page.getByTestId('message-assistant').count()).toBe(2)
    await nothingLive(mock())
  })

  it('does so at once where the browser says that it was offline', async () => {
    await using chat = await stage().open()
    await chat.ask(question(205, ENDLESS).text)
    await chat.growsBeyond(0)
    stage().network.hush()
    await chat.page.getByTestId('stop').click()
    const next = question(206, 'ttft=0 gap=0 length=20')
    await chat.ask(next.text)
    await chat.page.context().setOffline(true)
    await chat.shows('connection-state', 'offline')
    await chat.page.context().setOffline(false)
    await recovers(chat, next.answer)
    expect(await chat.page.getByTestId('message-assistant').count()).toBe(2)
    await nothingLive(mock())
  })

  it('is found out when the page is looked at again', async () => {
    await using chat = await stage().open()
    await chat.shows('connection-state', 'connected')
    stage().network.hush()
    await chat.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await chat.shows('connection-state', 'closed')
  })
}
