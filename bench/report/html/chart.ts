import type { Drawing, Width } from '../charts/drawing.ts'
import { renderSvg } from '../charts/render.ts'
import type { Language } from '../language.ts'
import { dictionary } from '../words/dictionary.ts'
import { escapeHtml } from './escape.ts'
import { swatchSvg } from './swatch.ts'
import { foldedTableHtml } from './table.ts'

const WIDTHS: readonly Width[] = ['wide', 'narrow']

/** A chart with its legend, how it is read, and its figures; drawn for wide and for narrow screens, of which one is shown. */
export async function chartHtml(drawing: Drawing, language: Language): Promise<string> {
  const pictures = await Promise.all(WIDTHS.map(width => picture(drawing, width)))
  const legend = drawing.legend.map(
    entry => `<li>${swatchSvg(entry)} ${escapeHtml(entry.label)}</li>`,
  )
  const reading = [drawing.reading, drawing.remark].filter(Boolean).join(' ')
  return `<figure>
<figcaption>${escapeHtml(drawing.title)}</figcaption>
<ul class="legend">${legend.join('')}</ul>
${pictures.join('\n')}
<p class="reading">${escapeHtml(reading)}</p>
${foldedTableHtml({ summary: dictionary[language].claimSection.numbers, table: drawing.table }, language)}
</figure>`
}

/** vega's own opening tag carries no description, and the class of an old style sheet. */
async function picture(drawing: Drawing, width: Width): Promise<string> {
  const svg = await renderSvg(drawing, width)
  const label = escapeHtml(drawing.description)
  return svg.replace(
    /^<svg[^>]*?(width="[^"]+" height="[^"]+" viewBox="[^"]+")[^>]*>/,
    (_, size) => `<svg class="${width}" role="img" aria-label="${label}" ${size}>`,
  )
}
