import type { Words } from '../claims/words.ts'
import type { ClaimResult, Evidence, Verdict } from '../comparison/comparison.ts'
import { clause } from './clause.ts'
import { verdictOf } from './combine.ts'
import type { MeasureNamed } from './evidence.ts'
import { verdictNames } from './names.ts'

/**
 * A claim's verdict in one plain sentence: the figures of the first criterion that decides, which is the one that the claim
 * names first, the verdict, and what the other criteria say.
 */
export function sentence(
  { claim, verdict, evidence }: Omit<ClaimResult, 'sentence'>,
  measureNamed: MeasureNamed,
): Words {
  if (claim.state === 'not-measured') {
    return {
      en: `Not measured; it needs ${unstopped(claim.needs.en)}.`,
      zh: `未测量；需要${unstopped(claim.needs.zh)}。`,
    }
  }
  const told = leading(evidence, verdict).map(one =>
    clause(one, measureNamed(one.criterion.measure)),
  )
  const name = verdictNames[verdict]
  const rest = tally(evidence)
  return {
    en: capital(`${told.map(({ en }) => en).join(', but ')}: ${name.en}${rest.en}.`),
    zh: `${told.map(({ zh }) => zh).join('，但')}：${name.zh}${rest.zh}。`,
  }
}

/** The evidence to quote: the first that says what the claim came to; where two contradict each other, one of each. */
function leading(evidence: readonly Evidence[], verdict: Verdict): readonly Evidence[] {
  const first = (wanted: Verdict) => evidence.filter(one => verdictOf(one) === wanted).slice(0, 1)
  if (verdict !== 'inconclusive') return first(verdict)
  const contradiction = [...first('confirmed'), ...first('refuted')]
  if (contradiction.length > 0) return contradiction
  return [...first('inconclusive'), ...first('not measured')].slice(0, 1)
}

/** How many criteria say what; nothing where there is one. */
function tally(evidence: readonly Evidence[]): Words {
  if (evidence.length < 2) return { en: '', zh: '' }
  const verdicts = evidence.map(verdictOf)
  const parts = (Object.keys(tallies) as Verdict[]).flatMap(verdict => {
    const count = verdicts.filter(one => one === verdict).length
    return count === 0 ? [] : [{ count, words: tallies[verdict] }]
  })
  return {
    en: ` (of ${evidence.length} measures ${parts.map(({ count, words }) => `${count} ${words.en}`).join(', ')})`,
    zh: `（${evidence.length} 项指标中：${parts.map(({ count, words }) => `${words.zh} ${count} 项`).join('，')}）`,
  }
}

/** In the order in which they are told. */
const tallies: Readonly<Record<Verdict, Words>> = {
  confirmed: { en: 'for it', zh: '支持' },
  refuted: { en: 'against it', zh: '反对' },
  'no difference': { en: 'without a difference', zh: '没有差异' },
  inconclusive: { en: 'undecided', zh: '未定' },
  'not measured': { en: 'not measured', zh: '未测量' },
}

const unstopped = (text: string) => text.replace(/[.。]$/, '')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
