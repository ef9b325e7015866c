import { expect, test } from 'vitest'
import { isAscii, prose, proseFor } from './prose.ts'
import { tokenise } from './tokenise.ts'

test.each([
  '',
  'one',
  '\n\n',
  '- *You* want to know?\n- (No.)\n\n',
  'waistcoat-pocket remarkable acknowledged ',
  '晉太元中，武陵人捕魚為業。mixed 文字 and words',
  'emoji 👩‍🚀, tabs\tand  blanks',
])('the pieces of "%s" joined are the text', text => {
  expect(tokenise(text).join('')).toBe(text)
})

test('cuts English into words with their blank and long words into pieces', () => {
  expect(tokenise('It is a truth universally acknowledged, that')).toEqual([
    'It',
    ' is',
    ' a',
    ' truth',
    ' univ',
    'ersally',
    ' ackn',
    'owled',
    'ged',
    ',',
    ' that',
  ])
})

test('tokens are about as long as a language model sends them', () => {
  const mean = (tokens: readonly string[]) => tokens.join('').length / tokens.length
  expect(mean(prose.english.tokens)).toBeGreaterThan(3)
  expect(mean(prose.english.tokens)).toBeLessThan(5)
  expect(mean(prose.chinese.tokens)).toBeGreaterThan(1)
  expect(mean(prose.chinese.tokens)).toBeLessThan(2)
})

test('no prose contains the mark of a stamp, and escaped tokens are the tokens', () => {
  for (const { tokens, escaped, ascii } of Object.values(prose)) {
    expect(tokens.join('')).not.toContain('@')
    expect(escaped.map(token => JSON.parse(`"${token}"`))).toEqual(tokens)
    expect(isAscii(tokens.join(''))).toBe(ascii)
  }
})

test('answers may start at each paragraph', () => {
  expect(prose.chinese.starts.length).toBe(10)
  expect(prose.chinese.starts[0]).toBe(0)
})

test('a message with ideographs is answered in Chinese', () => {
  expect(proseFor('講個故事')).toBe(prose.chinese)
  expect(proseFor('tell me about 桃')).toBe(prose.chinese)
  expect(proseFor('raconte-moi une histoire, été')).toBe(prose.english)
})
