import type { Drawing, LegendEntry, PlainSwatch, Width } from '../charts/drawing.ts'
import { renderSvg } from '../charts/render.ts'
import { colours, seriesLook } from '../charts/theme.ts'
import type { Language } from '../language.ts'
import { dictionary } from '../words/dictionary.ts'
import { escapeHtml, foldedTableHtml } from './elements.ts'

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

const SIZE = 'width="28" height="12" viewBox="0 0 28 12" aria-hidden="true"'

/** The sign before an entry of a legend, as it is drawn in the chart. */
function swatchSvg(entry: LegendEntry): string {
  if (entry.swatch !== 'series') return `<svg ${SIZE}>${plain[entry.swatch]}</svg>`
  const { colour, dash, shape } = seriesLook(entry.series)
  return `<svg ${SIZE}>${line(colour, dash.join(' '))}<path d="${shapes[shape]}" fill="${colour}"/></svg>`
}

const line = (colour: string, dash: string, width = 2) =>
  `<path d="M1 6H27" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dash}" fill="none"/>`

const shapes = {
  circle: 'M10 6a4 4 0 1 0 8 0a4 4 0 1 0 -8 0',
  square: 'M10.5 2.5h7v7h-7z',
  diamond: 'M14 1l5 5l-5 5l-5 -5z',
  'triangle-up': 'M14 2l4.5 8h-9z',
  'triangle-down': 'M14 10l4.5 -8h-9z',
}

const plain: Readonly<Record<PlainSwatch, string>> = {
  control: line(colours.quiet, '3 3', 1.5),
  limit: line(colours.limit, '6 4', 1.5),
  answers: line(colours.text, '1 0'),
  pages: line(colours.accent, '5 3'),
  interval: `${line(colours.text, '1 0', 2.5)}<path d="${shapes.diamond}" fill="${colours.text}"/>`,
  round: `<circle cx="14" cy="6" r="3" fill="${colours.quiet}" opacity="0.5"/>`,
  band: `<rect x="2" y="1" width="24" height="10" fill="${colours.band}"/>`,
}
