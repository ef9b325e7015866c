import { type Scale, scaleFor } from '../figure.ts'
import type { Language } from '../language.ts'
import { dictionary } from '../words/dictionary.ts'
import type { Axis } from './chart-data.ts'

/** The scale in which an axis shows these values, and its title with the unit. */
export function axisScale(
  axis: Axis,
  values: readonly number[],
  language: Language,
): Scale & { readonly title: string } {
  const scale = scaleFor(axis.unit, Math.max(...values.map(Math.abs)))
  const title = axis.title(language)
  if (scale.symbol === '') return { ...scale, title }
  return { ...scale, title: dictionary[language].punctuation.bracketed(title, scale.symbol) }
}

/** Readable steps within a decade, from coarse to fine. */
const STEPS: readonly (readonly number[])[] = [
  [1],
  [1, 3],
  [1, 2, 5],
  [1, 1.5, 2, 3, 5, 7],
  [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 4, 5, 6, 7, 8, 9],
  ...[10, 20, 50, 100].map(parts =>
    Array.from({ length: 9 * parts }, (_, index) => 1 + index / parts),
  ),
]

/** The ends of an axis that holds these values, with some air. Values must be above zero. */
export function logDomain(values: readonly number[], air = 1.08): [number, number] {
  return [Math.min(...values) / air, Math.max(...values) * air]
}

/** Ticks of a logarithmic axis at round values, as many as there may be; over too many decades, only some of them. */
export function logTicks([from, to]: readonly [number, number], most: number): number[] {
  const first = Math.floor(Math.log10(from))
  const count = Math.floor(Math.log10(to)) - first + 1
  const decades = Array.from({ length: count }, (_, index) => first + index)
  const [coarsest = [], ...finer] = STEPS.map(steps =>
    decades
      .flatMap(decade => steps.map(step => Number((step * 10 ** decade).toPrecision(6))))
      .filter(tick => tick >= from && tick <= to),
  )
  const fitting = [coarsest, ...finer].findLast(ticks => ticks.length <= most)
  const every = Math.ceil(coarsest.length / most)
  return fitting ?? coarsest.filter((_, index) => index % every === 0)
}
