import { expect, it, vi } from 'vitest'
import { ENDLESS, question } from '../support/mock-answer.ts'
import type { MockProcess } from '../support/mock-process.ts'
import { DEADLINE_MS } from '../support/raw-client.ts'
import type { BrowserStage } from './browser-stage.ts'
import { type ChatPage, nothingLive } from './chat-page.ts'

/** Two tabs of one chat: neither loses a turn of the other, and both show every turn. */
export function tabs(stage: () => BrowserStage, mock: () => MockProcess): void {
  const first = question(301, 'ttft=0 gap=0 length=10', 'First.')
  const second = question(302, 'ttft=0 gap=0 length=10', 'Second.')
  const third = question(303, 'ttft=0 gap=0 length=10', 'Third.')
  const keeps = (chat: ChatPage, asked: readonly { text: string; answer: string }[]) =>
    vi.waitFor(
      async () => {
        expect(await chat.texts('user')).toEqual(asked.map(({ text }) => text))
        expect(await chat.texts('assistant')).toEqual(asked.map(({ answer }) => answer))
        expect(await chat.page.getByTestId('message-user').count()).toBe(asked.length)
      },
      { timeout: DEADLINE_MS },
    )

  it.each([
    ['closes', (old: ChatPage) => old.page.close()],
    ['is loaded again', (old: ChatPage) => old.page.reload()],
    ['goes to a new chat', (old: ChatPage) => old.page.getByTestId('new-chat').click()],
  ])('keep a turn of the newer when the older %s', async (_, leave) => {
    await using old = await stage().open()
    await old.ask(first.text)
    await keeps(old, [first])
    const tab = await old.openTab()
    await tab.ask(second.text)
    await keeps(tab, [first, second])
    await leave(old)
    const again = await tab.openTab()
    await keeps(again, [first, second])
  })

  it('show each other’s turns, and go on from them', async () => {
    await using one = await stage().open()
    const other = await one.openTab()
    await one.ask(first.text)
    await keeps(other, [first])
    await other.ask(second.text)
    await keeps(one, [first, second])
    await one.page.bringToFront()
    await one.ask(third.text)
    await keeps(other, [first, second, third])
    await keeps(one, [first, second, third])
  })

  it('follow one answer, and a stop in one ends it in both', async () => {
    await using one = await stage().open()
    const other = await one.openTab()
    await one.page.bringToFront()
    await one.ask(question(304, ENDLESS).text)
    const shown = await other.growsBeyond(0)
    await other.growsBeyond(shown)
    await other.page.getByTestId('stop').click()
    await one.shows('notice', 'stopped')
    await one.settles()
    expect(await one.page.getByTestId('notice').textContent()).toContain('in another tab')
    await nothingLive(mock())
    await one.ask(second.text)
    await vi.waitFor(
      async () => expect((await other.texts('assistant')).at(-1)).toBe(second.answer),
      { timeout: DEADLINE_MS },
    )
  })
}
