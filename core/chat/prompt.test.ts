import type { UIMessage } from 'ai'
import { describe, expect, it } from 'vitest'
import { toPrompt } from './prompt.ts'

const message = (role: UIMessage['role'], ...texts: readonly string[]): UIMessage => ({
  id: 'm1',
  role,
  parts: texts.map(text => ({ type: 'text', text })),
})

const withFile = (text: string, mediaType: string, url: string): UIMessage => ({
  id: 'm1',
  role: 'user',
  parts: [
    { type: 'file', mediaType, url, filename: 'a.pdf' },
    { type: 'text', text },
  ],
})

/** The messages of a prompt that is not refused. */
function promptOf(history: readonly UIMessage[]) {
  const prompt = toPrompt(history, 1_000)
  return prompt.state === 'prompt' ? prompt.messages : expect.unreachable(prompt.message)
}

describe('toPrompt', () => {
  it('keeps roles, order and text', () => {
    expect(
      promptOf([
        message('system', 'Be brief.'),
        message('user', 'a', 'b'),
        message('assistant', 'c'),
        message('user', 'd'),
      ]),
    ).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'ab' },
      { role: 'assistant', content: 'c' },
      { role: 'user', content: 'd' },
    ])
  })

  it.each<[string, UIMessage[], object[]]>([
    [
      'an answer that was stopped before its first word',
      [message('user', 'a'), message('assistant'), message('user', 'b')],
      [{ role: 'user', content: 'a\n\nb' }],
    ],
    [
      'a question that was never answered',
      [message('user', 'a'), message('user', 'b'), message('assistant', 'c'), message('user', 'd')],
      [
        { role: 'user', content: 'a\n\nb' },
        { role: 'assistant', content: 'c' },
        { role: 'user', content: 'd' },
      ],
    ],
    [
      'an answer that was stopped within a character',
      [message('user', 'a\ud83d', '\ude00'), message('assistant', 'b\ud83d'), message('user', 'c')],
      [
        { role: 'user', content: 'a😀' },
        { role: 'assistant', content: 'b\ufffd' },
        { role: 'user', content: 'c' },
      ],
    ],
    [
      'two answers to one question',
      [message('user', 'a'), message('assistant', 'b'), message('assistant', 'c')],
      [
        { role: 'user', content: 'a' },
        { role: 'assistant', content: 'b\n\nc' },
      ],
    ],
    [
      'a history that was cut before an answer',
      [message('assistant', 'a'), message('user', 'b')],
      [{ role: 'user', content: 'b' }],
    ],
    [
      'an empty question',
      [message('user', 'a'), message('assistant', 'b'), message('user', ''), message('user', 'c')],
      [
        { role: 'user', content: 'a' },
        { role: 'assistant', content: 'b' },
        { role: 'user', content: 'c' },
      ],
    ],
    [
      'instructions in several places',
      [message('system', 'a'), message('user', 'b'), message('system', ''), message('system', 'c')],
      [
        { role: 'system', content: 'a\n\nc' },
        { role: 'user', content: 'b' },
      ],
    ],
  ])('alternates after %s', (_name, history, expected) => {
    expect(promptOf(history)).toEqual(expected)
  })

  it('leaves out what the model thought, and files of its own', () => {
    const answer: UIMessage = {
      id: 'm2',
      role: 'assistant',
      parts: [
        { type: 'reasoning', text: 'hm' },
        { type: 'text', text: 'b' },
        { type: 'file', mediaType: 'image/png', url: 'data:image/png;base64,AA==' },
      ],
    }
    expect(promptOf([message('user', 'a'), answer, message('user', 'c')])).toEqual([
      { role: 'user', content: 'a' },
      { role: 'assistant', content: 'b' },
      { role: 'user', content: 'c' },
    ])
  })

  it.each<[string, string, object]>([
    [
      'image/png',
      'data:image/png;base64,AA==',
      { type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } },
    ],
    [
      'image/jpeg',
      'https://a.example/b.jpg',
      { type: 'image_url', image_url: { url: 'https://a.example/b.jpg' } },
    ],
    [
      'audio/mpeg',
      'data:audio/mpeg;base64,AA==',
      { type: 'input_audio', input_audio: { data: 'AA==', format: 'mp3' } },
    ],
    [
      'application/pdf',
      'data:application/pdf;base64,AA==',
      { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,AA==' } },
    ],
  ])('passes on %s at %s', (mediaType, url, part) => {
    expect(promptOf([message('user', 'a'), withFile('b', mediaType, url)])).toEqual([
      { role: 'user', content: [{ type: 'text', text: 'a' }, { type: 'text', text: 'b' }, part] },
    ])
    expect(promptOf([withFile('', mediaType, url)])).toEqual([{ role: 'user', content: [part] }])
  })

  it.each([
    ['video/mp4', 'data:video/mp4;base64,AA=='],
    ['image/png', 'blob:http://localhost/1'],
    ['application/pdf', 'https://a.example/b.pdf'],
    ['audio/ogg', 'data:audio/ogg;base64,AA=='],
  ])('refuses %s at %s, in words', (mediaType, url) => {
    expect(toPrompt([withFile('a', mediaType, url)], 1_000)).toEqual({
      state: 'refused',
      message: `A file of the type ${mediaType} cannot be passed on like this. Images can, and PDF documents, WAV and MP3 within the message.`,
    })
  })

  it('counts the bytes of files', () => {
    const history = [withFile('abc', 'image/png', 'data:image/png;base64,AA==')]
    expect(toPrompt(history, 29).state).toBe('prompt')
    expect(toPrompt(history, 28).state).toBe('refused')
  })

  it('counts bytes of UTF-8, up to the limit and no further', () => {
    const history = [message('user', '你好'), message('assistant', 'ok')]
    expect(toPrompt(history, 8).state).toBe('prompt')
    expect(toPrompt(history, 7)).toEqual({
      state: 'refused',
      message: 'This conversation has 8 bytes; at most 7 are accepted. Start a new chat.',
    })
  })

  it.each([
    [[]],
    [[message('user')]],
    [[message('user', '', '')]],
    [[message('system', 'a')]],
    [[message('assistant', 'a')]],
  ])('refuses a history without text', history => {
    expect(toPrompt(history, 100)).toEqual({
      state: 'refused',
      message: 'There is no text to answer.',
    })
  })
})
