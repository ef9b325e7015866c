/** Rows of cells → lines of aligned text: the first column to the left, the rest to the right. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map(row => (row[column] ?? '').length)),
  )
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return column === 0 ? cell.padEnd(width) : cell.padStart(width)
      })
      .join('  ')
      .trimEnd()
  const [head, ...body] = rows.map(line)
  const rule = widths.map(width => '─'.repeat(width)).join('──')
  return [head, rule, ...body].join('\n')
}
