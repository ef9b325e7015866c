import { measureNamed } from '../../measures/registry.ts'
import { verdictOf } from '../../verdicts/combine.ts'
import type { ClaimResult, Evidence, Verdict } from '../../verdicts/comparison.ts'
import type { Translated } from '../../words.ts'
import { words } from '../words/words.ts'
import { clause } from './clause.ts'
import { missingText } from './missing-text.ts'

/**
 * What a claim came to, in plain words: the figures of the first criterion that decides, which is the one that the claim
 * names first, and what all of them say. The verdict stands beside it wherever it is shown.
 */
export function sentence({ claim, verdict, evidence }: ClaimResult): Translated {
  if (claim.state === 'not-measured') {
    return {
      en: `Not measured; it needs ${words.en.needs[claim.needs]}.`,
      zh: `未测量；需要${words.zh.needs[claim.needs]}。`,
    }
  }
  if (verdict === 'not measured') return unmeasured(evidence)
  const told = leading(evidence, verdict).map(one =>
    clause(one, measureNamed(one.criterion.measure)),
  )
  const [first, ...others] = told.map(({ en }) => en)
  const rest = tally(evidence)
  return {
    en: `${[first, ...others.map(uncapitalised)].join(', but ')}.${rest.en}`,
    zh: `${told.map(({ zh }) => zh).join('，但')}。${rest.zh}`,
  }
}

/** Why a claim has no value at all: each reason once, however many criteria have it. */
function unmeasured(evidence: readonly Evidence[]): Translated {
  const reasons = evidence.flatMap(one =>
    one.state === 'missing' ? [missingText(one.reason)] : [],
  )
  const each = (texts: readonly string[]) => [...new Set(texts)]
  return {
    en: `${capitalised(each(reasons.map(({ en }) => en)).join('; '))}.`,
    zh: `${each(reasons.map(({ zh }) => zh)).join('；')}。`,
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
function tally(evidence: readonly Evidence[]): Translated {
  if (evidence.length < 2) return { en: '', zh: '' }
  const verdicts = evidence.map(verdictOf)
  const [only, ...rest] = new Set(verdicts)
  if (only !== undefined && rest.length === 0) return unanimous(evidence.length, tallies[only])
  const parts = (Object.keys(tallies) as Verdict[]).flatMap(verdict => {
    const count = verdicts.filter(one => one === verdict).length
    return count === 0 ? [] : [{ count, words: tallies[verdict] }]
  })
  const english = parts.map(
    ({ count, words }) => `${count} ${count === 1 ? words.one : words.many}`,
  )
  return {
    en: ` Of ${evidence.length} measures, ${list.format(english)}.`,
    zh: `${evidence.length} 项指标中，${parts.map(({ count, words }) => `${count} 项${words.zh}`).join('，')}。`,
  }
}

type Tally = { readonly one: string; readonly many: string; readonly zh: string }

function unanimous(count: number, words: Tally): Translated {
  return {
    en: ` ${count === 2 ? 'Both' : `All ${count}`} measures ${words.many}.`,
    zh: `${count} 项指标均${words.zh}。`,
  }
}

/** British: no comma before "and". */
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** In the order in which they are told. */
const tallies: Readonly<Record<Verdict, Tally>> = {
  confirmed: { one: 'supports the claim', many: 'support the claim', zh: '支持该论断' },
  refuted: { one: 'contradicts the claim', many: 'contradict the claim', zh: '反对该论断' },
  'no difference': { one: 'shows no difference', many: 'show no difference', zh: '无差异' },
  inconclusive: { one: 'is undecided', many: 'are undecided', zh: '无定论' },
  'not measured': { one: 'was not measured', many: 'were not measured', zh: '未测量' },
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
/** Within a sentence; an abbreviation (CPU) keeps its capitals. */
const uncapitalised = (text: string) =>
  /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
