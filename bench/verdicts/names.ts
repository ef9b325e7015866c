import type { Favoured } from '../claims/claim.ts'
import type { Words } from '../claims/words.ts'
import type { Verdict } from '../comparison/comparison.ts'

/** The two deployments as a sentence calls them; the Chinese names are the seed's. */
export const deploymentNames: Readonly<Record<Favoured, Words>> = {
  integrated: { en: 'integrated', zh: '集成部署' },
  separate: { en: 'separate', zh: '分离部署' },
}

/** The verdicts in both languages. */
export const verdictNames: Readonly<Record<Verdict, Words>> = {
  confirmed: { en: 'confirmed', zh: '得到证实' },
  refuted: { en: 'refuted', zh: '被否定' },
  'no difference': { en: 'no difference', zh: '没有差异' },
  inconclusive: { en: 'inconclusive', zh: '尚无定论' },
  'not measured': { en: 'not measured', zh: '未测量' },
}
