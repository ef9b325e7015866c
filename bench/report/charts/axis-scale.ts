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
