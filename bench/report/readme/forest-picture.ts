import { measureNamed } from '../../measures/registry.ts'
import type { Comparison } from '../../verdicts/comparison.ts'
import { type ForestRow, forest } from '../charts/forest.ts'
import { renderSvg } from '../charts/render.ts'
import { colourVariables } from '../html/style.ts'
import type { Language } from '../language.ts'

/** Every ratio of a comparison in one forest chart: an SVG file that follows the reader's light or dark mode by itself. */
export async function forestPicture(comparison: Comparison, language: Language): Promise<string> {
  const drawing = forest(ratiosOf(comparison), comparison.observations, language)
  const svg = await renderSvg(drawing, 'wide')
  return svg.replace(
    /^<svg[^>]*?(width="[^"]+" height="[^"]+" viewBox="[^"]+")[^>]*>/,
    (_, size) =>
      `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="system-ui, sans-serif"><style>${colourVariables}</style><rect width="100%" height="100%" fill="var(--page)"/>`,
  )
}

/** A measure that several claims rest on appears once. */
function ratiosOf({ claims }: Comparison): readonly ForestRow[] {
  const evidence = claims.flatMap(claim => claim.evidence).filter(one => one.state === 'ratio')
  return [...Map.groupBy(evidence, ({ criterion }) => criterion.measure).entries()].flatMap(
    ([name, [first]]) =>
      first === undefined ? [] : [{ evidence: first, measure: measureNamed(name) }],
  )
}
