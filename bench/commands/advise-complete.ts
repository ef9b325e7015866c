import { messageOf } from '../machine/availability.ts'
import type { Assumptions } from '../verdicts/advice/demand.ts'
import type { Question } from './advise-questions.ts'

/** Puts a question to a person; undefined when there will be no answer. */
export type Ask = (text: string) => Promise<string | undefined>

/**
 * What was said, and what is left of it: asked where somebody can answer, else by default. A wrong answer is told so and asked
 * again; an empty one takes the default.
 *
 * @param ask undefined where there is no terminal
 * @throws Error that lists the flags that are missing
 */
export async function completeAssumptions(
  said: Partial<Assumptions>,
  questions: readonly Question[],
  { ask, print }: { ask: Ask | undefined; print: (line: string) => void },
): Promise<Assumptions> {
  const open = questions.filter(({ field }) => said[field] === undefined)
  const needed = open.filter(({ fallback }) => fallback === undefined)
  if (ask === undefined && needed.length > 0) {
    const flags = needed.map(({ flag }) => `--${flag}`).join(', ')
    throw new Error(`expected ${flags}, found no value, and no terminal to ask in; see --help`)
  }
  const answered: Partial<Record<keyof Assumptions, number>> = { ...said }
  for (const question of open) {
    answered[question.field] =
      ask === undefined ? question.fallback : await askUntilRight(question, ask, print)
  }
  return answered as Assumptions
}

async function askUntilRight(
  { text, flag, fallback, parse }: Question,
  ask: Ask,
  print: (line: string) => void,
): Promise<number> {
  const prompt = fallback === undefined ? `${text} ` : `${text} [${fallback}] `
  while (true) {
    const answer = (await ask(prompt))?.trim()
    if (answer === undefined) throw new Error(`expected an answer, found the end; or say --${flag}`)
    if (answer === '' && fallback !== undefined) return fallback
    try {
      return parse(answer)
    } catch (error) {
      print(messageOf(error))
    }
  }
}
