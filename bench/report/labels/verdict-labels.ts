import type { Verdict } from '../../verdicts/comparison.ts'
import type { Translated } from '../../words.ts'

/** The verdicts in the order in which the report counts them. */
export const VERDICTS: readonly Verdict[] = [
  'confirmed',
  'refuted',
  'no difference',
  'inconclusive',
  'not measured',
]

/** What a verdict is called, and the sign that tells it apart without its colour. */
export const verdictLabels: Readonly<Record<Verdict, { words: Translated; sign: string }>> = {
  confirmed: { words: { en: 'confirmed', zh: '证实' }, sign: '✓' },
  refuted: { words: { en: 'refuted', zh: '被推翻' }, sign: '✕' },
  'no difference': { words: { en: 'no difference', zh: '无差异' }, sign: '=' },
  inconclusive: { words: { en: 'inconclusive', zh: '无定论' }, sign: '?' },
  'not measured': { words: { en: 'not measured', zh: '未测量' }, sign: '–' },
}
