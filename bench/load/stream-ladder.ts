import { defaultProfile, type Profile } from './profile.ts'

/** Tokens a second from one window to the next; on two cores the load generator ends below 20,000. */
const STEP = 2_000
const RUNGS = 10

/** More and more live streams, until the deployment misses the SLO or the load generator is at its end. */
export const streamLadder: Profile = {
  ...defaultProfile,
  connectsPerSecond: 400,
  idleSeconds: 3,
  windows: Array.from({ length: RUNGS }, (_, index) => {
    const tokensPerSecond = (index + 1) * STEP
    return { name: `tokens-${tokensPerSecond}`, seconds: 16, tokensPerSecond, pages: [] }
  }),
  throughputSeconds: 0,
  stopAtKnee: true,
}
