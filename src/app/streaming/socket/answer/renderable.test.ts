import { describe, expect, it } from 'vitest'
import { isRenderable } from './renderable.ts'

const times = (text: string, count: number) => text.repeat(count)
const table = (columns: number, rows: number) =>
  `|${times('a|', columns)}\n|${times('-|', columns)}\n${times('|a|\n', rows)}`

describe('isRenderable', () => {
  it.each([
    ['nothing', ''],
    ['a paragraph', 'Hello **world**, see [this](https://example.com) and `that`.'],
    ['a list of 300 items, each with its bold word', times('- **One**: two, `three`\n', 299)],
    ['lists in lists', '- a\n  - b\n    - c\n      1. d\n         - > e'],
    ['a quote in a quote', '> > > three deep'],
    ['a table of 1,000 cells', table(10, 100)],
    ['rules', `a\n\n${times('-', 80)}\n\n${times('* ', 30)}\n\nb`],
    ['code that looks like all of it', `\`\`\`\n${times('> ', 3000)}${times('<b>', 900)}\n\`\`\``],
    ['a long answer of many paragraphs', times(`${times('word ', 100)}\n\n`, 190)],
    ['Chinese without a space', times('流式传输的答案', 5000)],
  ])('%s', (_, text) => {
    expect(isRenderable(text)).toBe(true)
  })

  it.each([
    ['16 KB of asterisks', times('*', 16_000)],
    ['3,000 quotes in one another', times('> ', 3000)],
    ['1,500 lists in one another', times('- ', 1500)],
    ['1,500 numbered lists in one another', times('1. ', 1500)],
    ['footnotes in footnotes', times('[^a]: ', 300)],
    [
      'a staircase of lists',
      Array.from({ length: 400 }, (_, at) => `${times('  ', at)}- a`).join('\n'),
    ],
    ['emphasis in emphasis', times('**a ', 3000) + times('b** ', 3000)],
    ['open brackets', times('[a](', 5000)],
    ['tags in tags', times('<div>', 3000)],
    ['tags in tags, a paragraph each', times('<div>\n\n', 1000)],
    ['a small table that fills up to 490,000 cells', table(100, 4900)],
    ['a wide table', table(3000, 12)],
    ['a megabyte of code', `\`\`\`\n${times('const a = 1\n', 80_000)}\`\`\``],
    ['a line of a megabyte', times('word ', 200_000)],
    ['100,000 short lines', times('a\n', 40_000)],
    ['white space', times('\t', 50_000)],
    ['a fence that another kind does not close', `~~~\n\`\`\`\n~~~\n${times('> ', 3000)}`],
  ])('not %s', (_, text) => {
    expect(isRenderable(text)).toBe(false)
  })

  it('takes no time for what it refuses', () => {
    const started = performance.now()
    for (const each of ['*', '> ', '- ', '1. ', '[^a]: ', '<', '\t', '`', '|', '[a]', '\n', '\\']) {
      isRenderable(times(each, Math.floor(100_000 / each.length)))
    }
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
