import type { UIMessage } from 'ai'
import { describe, expect, it } from 'vitest'
import { toPrompt } from './prompt.ts'

const message = (role: UIMessage['role'], ...texts: readonly string[]): UIMessage => ({
  id: 'm1',
  role,
  parts: texts.map(text => ({ type: 'text', text })),
})

describe('toPrompt', () => {
  it('keeps roles, order and text, and drops messages without any', () => {
    const file = { type: 'file', mediaType: 'image/png', url: 'data:,' } as const
    expect(
      toPrompt(
        [
          message('system', 'Be brief.'),
          message('user', 'a', 'b'),
          message('assistant'),
          { ...message('user', 'c'), parts: [file, { type: 'text', text: 'c' }] },
        ],
        100,
      ),
    ).toEqual({
      state: 'prompt',
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'ab' },
        { role: 'user', content: 'c' },
      ],
    })
  })

  it('counts bytes of UTF-8, up to the limit and no further', () => {
    const history = [message('user', '你好'), message('assistant', 'ok')]
    expect(toPrompt(history, 8).state).toBe('prompt')
    expect(toPrompt(history, 7)).toEqual({
      state: 'refused',
      message: 'This conversation has 8 bytes; at most 7 are accepted. Start a new chat.',
    })
  })

  it.each([[[]], [[message('user')]], [[message('user', '', '')]]])(
    'refuses a history without text',
    history => {
      expect(toPrompt(history, 100)).toEqual({
        state: 'refused',
        message: 'There is no text to answer.',
      })
    },
  )
})
