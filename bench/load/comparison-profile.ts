import { defaultLoad, defaultProfile, type Profile } from './profile.ts'
import { aloneAndTogether } from './windows.ts'

/**
 * One round of a comparison: 80 seconds with its start on two cores, so that eight rounds of two deployments and the drills
 * fit half an hour. What a single round lacks in precision comes from the number of rounds.
 */
export const comparisonProfile: Profile = {
  ...defaultProfile,
  steps: [100, 1_200],
  connectsPerSecond: 400,
  idleSeconds: 2,
  windows: aloneAndTogether({ ...defaultLoad, seconds: 16 }),
  throughputSeconds: 0,
}
