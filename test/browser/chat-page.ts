import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect, vi } from 'vitest'
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

/** Opens the page in a fresh profile: nothing is saved from before. */
export async function openChatPage(browser: Browser, url: string): Promise<ChatPage> {
  return await openTab(await browser.newContext(), `${url}/streaming/socket`)
}

/** Opens the page at `address` in a tab of this profile. Disposing it closes the profile. */
export async function openTab(context: BrowserContext, address: string): Promise<ChatPage> {
  const page = await context.newPage()
  page.setDefaultTimeout(DEADLINE_MS)
  await page.goto(address)
  await page.getByTestId('composer-input').waitFor()

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
