/** One thing that is wrong with the environment, and how to mend it. */
export type Problem = {
  readonly variable: string
  readonly expected: string
  readonly found: string
  readonly remedy: string
}

/** All problems as one message, a line each. */
export function describeProblems(problems: readonly Problem[]): string {
  const lines = problems.map(
    ({ variable, expected, found, remedy }) =>
      `  ${variable}: expected ${expected}; found ${found}. Remedy: ${remedy}.`,
  )
  return [`The configuration is wrong in ${problems.length} place(s):`, ...lines].join('\n')
}
