import type { Table } from '../document/block.ts'
import type { Language } from '../language.ts'
import { escapeHtml } from './escape.ts'
import { inlineHtml } from './inline.ts'

/**
 * A table with its caption. A wide one scrolls within its own frame, which the keyboard reaches, and never the page.
 */
export function tableHtml({ caption, columns, rows }: Table, language: Language): string {
  const head = columns
    .map(({ title, kind }) => `<th scope="col" class="${kind}">${escapeHtml(title)}</th>`)
    .join('')
  const body = rows.map(cells => {
    const [first = '', ...rest] = cells.map(cell => inlineHtml(cell, language))
    const others = rest.map((cell, index) => `<td class="${columns[index + 1]?.kind}">${cell}</td>`)
    return `<tr><th scope="row" class="${columns[0]?.kind}">${first}</th>${others.join('')}</tr>`
  })
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(caption)}">
<table>
<caption>${escapeHtml(caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</div>`
}
