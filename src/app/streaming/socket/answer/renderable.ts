// What a Markdown parser takes seconds for, or overflows the stack with, is told by counting before it is asked: real
// answers stay far below each of these.

const longestText = 100_000
const mostLines = 5_000
/** Quotes and lists that one line opens within one another, and those of all lines. */
const deepestNesting = 40
const mostContainers = 3_000
/** Columns; a list in a list takes two at least. */
const deepestIndentation = 160
/** Characters that may open or close something, in one paragraph and in all. */
const mostDelimitersOfParagraph = 2_000
const mostDelimiters = 15_000
/** Of tables: each row is filled up to as many as the head has. */
const mostCells = 20_000
/** HTML tags of an answer, outside of fenced code. */
const mostTags = 400
/** The same punctuation again and again, or white space in a line. */
const longRun = /([^\p{L}\p{N}\s])\1{400}|[^\S\n]{2000}|\t{100}/u

const container = /[ \t]*(?:>|[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s]{1,40}\]:)/y
const delimiter = /[*_~[\]<`&]/g
const tag = /<[a-z!/?]/gi
const tableRule = /^[|:\-\s>]*\|[|:\-\s>]*$/
const fence = /^ {0,3}(`{3,}|~{3,})/

/**
 * Can this Markdown be rendered within the blink of an eye? What cannot is shown as the plain text it is. The check is
 * linear in the length of the text.
 */
export function isRenderable(text: string): boolean {
  if (text.length > longestText || longRun.test(text)) return false
  const lines = text.split('\n')
  if (lines.length > mostLines) return false

  const sums = { containers: 0, delimiters: 0, ofParagraph: 0, tags: 0, cells: 0 }
  let columns = 0
  let closing: string | undefined
  for (const line of lines) {
    const mark = fence.exec(line)?.[1]
    if (closing !== undefined) {
      if (mark?.startsWith(closing)) closing = undefined
      continue
    }
    closing = mark
    const depth = nesting(line)
    if (depth > deepestNesting || indentation(line) > deepestIndentation) return false
    const delimiters = count(line, delimiter)
    sums.containers += depth
    sums.delimiters += delimiters
    const ends = line.trim() === ''
    sums.ofParagraph = ends ? 0 : sums.ofParagraph + delimiters
    columns = ends ? 0 : Math.max(columns, tableRule.test(line) ? count(line, /\|/g) : 0)
    sums.cells += columns
    sums.tags += count(line, tag)
    if (sums.ofParagraph > mostDelimitersOfParagraph) return false
  }
  return (
    sums.containers <= mostContainers &&
    sums.delimiters <= mostDelimiters &&
    sums.cells <= mostCells &&
    sums.tags <= mostTags
  )
}

function nesting(line: string): number {
  container.lastIndex = 0
  let depth = 0
  while (container.test(line)) depth += 1
  return depth
}

const indentation = (line: string) =>
  (/^[ \t]*/.exec(line)?.[0] ?? '').replaceAll('\t', '    ').length

const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0
