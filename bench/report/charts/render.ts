import { parse, View } from 'vega'
import { compile } from 'vega-lite'
import type { Drawing, Width } from './drawing.ts'
import { config } from './theme.ts'

/**
 * Draws a chart as SVG that stands in a page: no ids, no styles, colours as CSS variables. The same drawing gives the same
 * text. It carries no description; the page gives it one.
 *
 * @throws Error when the drawing needs something that cannot stand in one page twice, as a clip path's id
 */
export async function renderSvg({ title, spec }: Drawing, width: Width): Promise<string> {
  const compiled = compile({ ...spec(width), config }).spec
  const view = new View(parse(compiled), { renderer: 'none' })
  const svg = await view.toSVG()
  view.finalize()
  if (/\bid="|url\(/.test(svg)) {
    throw new Error(
      `chart ${title}: expected SVG without ids, found one; draw without clip and gradient`,
    )
  }
  return svg
}
