import { defaultLoad, defaultProfile, type Profile } from './profile.ts'
import { aloneAndTogether } from './windows.ts'

/**
 * One round of a comparison: 72 seconds with its start on two cores, so that nine rounds of two deployments and the drills
 * fit half an hour: one more than the least, for a window that is void. Fewer tokens a second than in a plain run, so that k6 has time to spare beside the pages. What a single round lacks in precision comes from the number of rounds.
 */
export const comparisonProfile: Profile = {
  ...defaultProfile,
  steps: [100, 1_200],
  connectsPerSecond: 400,
  idleSeconds: 2,
  windows: aloneAndTogether({ ...defaultLoad, seconds: 14, tokensPerSecond: 5_000 }),
  throughputSeconds: 0,
}

/** The least that still has every part of it: to see that everything works. */
export const quickComparisonProfile: Profile = {
  ...comparisonProfile,
  steps: [100, 200],
  idleSeconds: 2,
  windows: aloneAndTogether({ seconds: 8, tokensPerSecond: 1_000, pagesPerSecond: 5 }),
}
