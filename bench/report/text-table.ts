/** Rows of cells → lines of aligned text: the first column to the left, the rest to the right. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map(row => columnsOf(row[column] ?? ''))),
  )
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat((widths[column] ?? 0) - columnsOf(cell))
        return column === 0 ? cell + padding : padding + cell
      })
      .join('  ')
      .trimEnd()
  const [head, ...body] = rows.map(line)
  const rule = widths.map(width => '─'.repeat(width)).join('──')
  return [head, rule, ...body].join('\n')
}

/** How wide a terminal shows a text: Chinese characters and their punctuation take two columns each. */
const columnsOf = (text: string) =>
  text.length + (text.match(/[\u3000-\u9fff\uff00-\uff60]/g) ?? []).length
