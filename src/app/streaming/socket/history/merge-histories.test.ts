import { expect, it } from 'vitest'
import type { ChatMessage } from '../chat-message.ts'
import { mergeHistories } from './merge-histories.ts'

/** `q1` is a question, `a1:Be` an answer with the text "Be". */
function messages(words: string): ChatMessage[] {
  return words
    .split(' ')
    .filter(word => word !== '')
    .map(word => {
      const [id = '', text = ''] = word.split(':')
      return {
        id,
        role: id.startsWith('q') ? 'user' : 'assistant',
        parts: [{ type: 'text', text }],
      }
    })
}

it.each([
  ['another tab’s turn comes in', 'q1 a1', 'q1 a1', 'q1 a1 q2 a2', 'q1 a1 q2 a2'],
  [
    'a turn of each is kept, theirs first',
    'q1 a1',
    'q1 a1 q3 a3',
    'q1 a1 q2 a2',
    'q1 a1 q2 a2 q3 a3',
  ],
  ['both began the chat', '', 'q1 a1', 'q2 a2', 'q2 a2 q1 a1'],
  ['they ask for another answer', 'q1 a1', 'q1 a1', 'q1 b1', 'q1 b1'],
  ['I ask for another answer', 'q1 a1', 'q1 b1', 'q1 a1 q2 a2', 'q1 q2 a2 b1'],
  ['the longer of two answers', 'q1', 'q1 a1:Be', 'q1 a1:Because', 'q1 a1:Because'],
  ['mine is the longer', 'q1', 'q1 a1:Because', 'q1 a1:Be', 'q1 a1:Because'],
  [
    'what the limit cut from the saved chat stays',
    'q2 a2',
    'q1 a1 q2 a2',
    'q2 a2 q3',
    'q1 a1 q2 a2 q3',
  ],
])('%s', (_, base, mine, theirs, merged) => {
  const all = { base: messages(base), mine: messages(mine), theirs: messages(theirs) }
  expect(mergeHistories(all)).toEqual(messages(merged))
})

it('gives back the same history where there is no news', () => {
  const mine = messages('q1 a1:Because')
  expect(mergeHistories({ base: [], mine, theirs: messages('q1 a1:Be') })).toBe(mine)
})
