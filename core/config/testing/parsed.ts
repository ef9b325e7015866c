import { expect } from 'vitest'
import { type Config, parseConfig } from '../../config.ts'
import { describeProblems, type Problem } from '../problem.ts'

/** The configuration of an environment that has no problem. */
export function configOf(environment: Record<string, string>): Config {
  const parsed = parseConfig(environment)
  return parsed.state === 'valid' ? parsed.config : expect.fail(describeProblems(parsed.problems))
}

/** The problems of an environment that has some. */
export function problemsOf(environment: Record<string, string>): readonly Problem[] {
  const parsed = parseConfig(environment)
  return parsed.state === 'invalid' ? parsed.problems : expect.fail('expected problems, found none')
}
