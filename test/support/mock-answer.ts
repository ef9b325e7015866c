import { type Behaviour, parseDirectives } from '../../mock/directives.ts'
import { defaultMockOptions } from '../../mock/options.ts'
import { planAnswer } from '../../mock/plan.ts'

/** A question to the mock, and what it answers. */
export type Question = { readonly text: string; readonly answer: string }

/** An answer that no test sees the end of. */
export const ENDLESS = 'ttft=0 gap=20 length=600000'

const ENDLESS_TOKENS_READ = 20_000

/**
 * A question whose answer is known: seed and length are in it.
 *
 * @param words the mock's directives, with a constant length
 * @param rest what else stands in the question; with a Chinese character the answer is Chinese
 */
export function question(seed: number, words: string, rest = 'Tell me.'): Question {
  const text = `${rest} [mock seed=${seed} ${words}]`
  const read = parseDirectives(`seed=${seed} ${words}`)
  if (read.state === 'wrong') throw new Error(read.problems.join('; '))
  const behaviour: Behaviour = {
    ...defaultMockOptions,
    stamp: false,
    once: false,
    variants: [],
    ...read.changes,
  }
  const { prose, start, length } = planAnswer({
    seed: defaultMockOptions.seed,
    ordinal: 0,
    behaviour,
    request: {
      model: 'mock',
      stream: true,
      includeUsage: false,
      seed: undefined,
      lastUserMessage: text,
      promptCharacters: 0,
    },
  })
  const { tokens } = prose
  const answer = Array.from(
    { length: Math.min(length, ENDLESS_TOKENS_READ) },
    (_, at) => tokens[(start + at) % tokens.length],
  )
  return { text, answer: answer.join('') }
}
