import { MINIMUM_ROUNDS } from '../../../plan/limits.ts'

type Share = { readonly all: number; readonly differing: number }

/** What is said of an A/A run: a deployment beside itself. */
export const aa = {
  title: (deployment: string) => `A/A: ${deployment} beside itself`,
  summary: (deployment: string) =>
    `The procedure of a comparison, with ${deployment} in the place of both deployments: it shows how often the procedure finds a difference where there is none.`,
  /** The first sentence; `level`: of the tests together. */
  alarms: (deployment: string, tested: Share, claims: Share, level: string) =>
    `This is an A/A run, ${deployment} beside itself: ${tested.differing} of ${tested.all} tested measures and ${claims.differing} of ${claims.all} claims show a difference, and each such difference is a false one; the family-wise level of the tests is ${level}.`,
  tooFewRounds: `No measure was tested: that takes ${MINIMUM_ROUNDS} rounds.`,
  intervals: ({ all, differing }: Share, level: string) =>
    `Of the 95% intervals of ${all} tested measures, ${differing} ${differing === 1 ? 'lies' : 'lie'} wholly on one side of no difference; by chance at most ${level} do.`,
  counts: ({ all, differing }: Share) =>
    `Of ${all} counts, ${differing} differ in every repeat; counts have no known error rate.`,
  measures: (titles: readonly string[]) => `Falsely different: ${titles.join('; ')}.`,
  evidence: 'What was compared',
}
