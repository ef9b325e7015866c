import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { question } from '../support/mock-answer.ts'
import type { MockProcess } from '../support/mock-process.ts'
import { DEADLINE_MS } from '../support/raw-client.ts'

/** The chat page in a browser of its own, as a user sees it. */
export type ChatPage = AsyncDisposable & {
  readonly page: Page
  /** Another tab of the same profile at the same address. */
  openTab(): Promise<ChatPage>
  /** Writes a message with the keyboard and sends it with Enter. */
  ask(text: string): Promise<void>
  /** Characters of the latest answer as they stand on the screen; 0 before the first. */
  shownCharacters(): Promise<number>
  /** Waits until the answer on the screen is longer than `than` characters. */
  growsBeyond(than: number): Promise<number>
  /** Waits until nothing is being answered. */
  settles(): Promise<void>
  /** The texts of the chat as the page keeps them, by role. */
  texts(role: 'user' | 'assistant'): Promise<string[]>
  /** Waits for a state of an element (`data-state`). */
  shows(testId: string, state: string): Promise<void>
}

/** Waits until the API writes no answer any more. */
export const nothingLive = (mock: MockProcess): Promise<void> =>
  vi.waitFor(async () => expect((await mock.stats()).streams.live).toBe(0), {
    timeout: DEADLINE_MS,
  })

/** The answer is the only one, and whole, after a reload in its middle. */
export async function resumesAfterReload(chat: ChatPage, seed: number): Promise<void> {
  const asked = question(seed, 'ttft=0 gap=10 length=300')
  await chat.ask(asked.text)
  await chat.growsBeyond(0)
  await chat.page.reload()
  await chat.shows('messages', 'answering')
  await chat.settles()
  expect(await chat.texts('assistant')).toEqual([asked.answer])
  expect(await chat.texts('user')).toEqual([asked.text])
  expect(await chat.page.getByTestId('message-assistant').count()).toBe(1)
  expect(await chat.page.getByTestId('notice').count()).toBe(0)
}

/** Opens the page in a fresh profile: nothing is saved from before. */
export async function openChatPage(browser: Browser, url: string): Promise<ChatPage> {
  return await openTab(await browser.newContext(), `${url}/streaming/socket`)
}

/** Opens the page at `address` in a tab of this profile. Disposing it closes the profile. */
export async function openTab(context: BrowserContext, address: string): Promise<ChatPage> {
  const chat = chatOn(context, await context.newPage())
  await chat.page.goto(address)
  await chat.page.getByTestId('composer-input').waitFor()
  return chat
}

/** What a user does and sees on this page of the profile, wherever it is now. Disposing it closes the profile. */
export function chatOn(context: BrowserContext, page: Page): ChatPage {
  page.setDefaultTimeout(DEADLINE_MS)
  const waitFor = (what: () => Promise<void>) =>
    vi.waitFor(what, { timeout: DEADLINE_MS, interval: 30 })
  const shownCharacters = () =>
    page.evaluate(
      () =>
        [...document.querySelectorAll('[data-testid="message-assistant"]')].at(-1)?.textContent
          ?.length ?? 0,
    )
  return {
    page,
    openTab: () => openTab(context, page.url()),
    async ask(text) {
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    },
    shownCharacters,
    async growsBeyond(than) {
      await waitFor(async () => expect(await shownCharacters()).toBeGreaterThan(than))
      return await shownCharacters()
    },
    async settles() {
      await page.locator('[data-testid="messages"][data-state="idle"]').waitFor()
    },
    async texts(role) {
      return await page.evaluate(wanted => {
        const chatId = new URLSearchParams(location.search).get('chat')
        const key = Object.keys(localStorage).find(name => name.endsWith(`.${chatId}`))
        const saved = JSON.parse(localStorage.getItem(key ?? '') ?? '{"messages":[]}')
        const messages = saved.messages as {
          role: string
          parts: { type: string; text: string }[]
        }[]
        return messages
          .filter(message => message.role === wanted)
          .map(message =>
            message.parts
              .filter(part => part.type === 'text')
              .map(part => part.text)
              .join(''),
          )
      }, role)
    },
    async shows(testId, state) {
      await page.locator(`[data-testid="${testId}"][data-state="${state}"]`).waitFor()
    },
    async [Symbol.asyncDispose]() {
      await context.close()
    },
  }
}
