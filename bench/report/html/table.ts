import type { Table } from '../document/table.ts'
import type { Language } from '../language.ts'
import { escapeHtml, inlineHtml } from './inline.ts'

/**
 * A table with its caption. One with numbers scrolls within its own frame where it is too wide, which the keyboard reaches,
 * and never the page; one of words alone becomes a list there. Browsers forget that such a list is a table, hence the roles.
 */
export function tableHtml({ caption, columns, rows }: Table, language: Language): string {
  const head = columns
    .map(
      ({ title, kind }) =>
        `<th role="columnheader" scope="col" class="${kind}">${escapeHtml(title)}</th>`,
    )
    .join('')
  const stacked = columns.every(({ kind }) => kind === 'text') ? ' class="stacked"' : ''
  const body = rows.map(cells => {
    const [first = '', ...rest] = cells.map(cell => inlineHtml(cell, language))
    const others = rest.map(
      (cell, index) => `<td role="cell" class="${columns[index + 1]?.kind}">${cell}</td>`,
    )
    return `<tr role="row"><th role="rowheader" scope="row" class="${columns[0]?.kind}">${first}</th>${others.join('')}</tr>`
  })
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(caption)}">
<table role="table"${stacked}>
<caption><span>${escapeHtml(caption)}</span></caption>
<thead role="rowgroup"><tr role="row">${head}</tr></thead>
<tbody role="rowgroup">
${body.join('\n')}
</tbody>
</table>
</div>`
}

/** A table behind a line that opens it. */
export function foldedTableHtml(
  { summary, table }: { readonly summary: string; readonly table: Table },
  language: Language,
): string {
  return `<details><summary>${escapeHtml(summary)}</summary>
${tableHtml(table, language)}
</details>`
}
