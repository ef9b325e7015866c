import { expect, it } from 'vitest'
import { question } from '../support/mock-answer.ts'
import type { BrowserStage } from './browser-stage.ts'
import { openTab } from './chat-page.ts'

/** Where the socket asks for tickets. */
export function tickets(stage: () => BrowserStage): void {
  it('brings one with each connection: the first, one after a cut, one after a reload', async () => {
    await using chat = await stage().open()
    const asked = question(111, 'ttft=0 gap=10 length=300')
    await chat.ask(asked.text)
    const shown = await chat.growsBeyond(0)
    stage().network.cut()
    await chat.growsBeyond(shown)
    await chat.page.reload()
    await chat.settles()
    expect(await chat.texts('assistant')).toEqual([asked.answer])
  })

  it('gives somebody else who knows the address nothing of the chat', async () => {
    await using chat = await stage().open()
    await chat.ask(question(112, 'ttft=0 gap=10 length=300').text)
    await chat.growsBeyond(0)
    await using other = await openTab(await stage().browser.newContext(), chat.page.url())
    const own = question(113, 'ttft=0 gap=0 length=8')
    await other.ask(own.text)
    await other.settles()
    expect(await other.texts('assistant')).toEqual([own.answer])
    await chat.settles()
  })
}
