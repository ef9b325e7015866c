import { beforeAll, describe, expect, it } from 'vitest'
import { ensureBuild } from '../../src/server/ensure-build.ts'
import { attackBesideHonest, type Compared } from '../support/attack.ts'
import { deploymentNames, startDeployment } from '../support/deployment.ts'
import type { Settings } from '../support/environment.ts'

// Attacks with one socket at a time, and honest users' streams beside them, a token every 20 ms. What they compare is
// milliseconds, on a machine that does nothing else: `npm run test:long`. The budgets themselves have unit tests.

/** Limits so high that they protect nobody. */
const UNPROTECTED: Settings = {
  MAX_FRAME_VALUES: 10_000_000,
  MAX_REFUSED_FRAMES: 10_000_000,
  MAX_BYTES_PER_SECOND: 64 * 1024 * 1024,
  MAX_READING_PERCENT: 100,
}

/** A machine that is busy with something else for a moment proves nothing: an attack that works does so each time. */
const ATTEMPTS = 3

/** Honest users notice nothing: no gap that is 100 ms longer than those without the attack, and 99% as before. */
function isFair({ calm, attacked }: Compared): boolean {
  return (
    attacked.largestMs <= calm.largestMs + 100 && attacked.p99Ms <= Math.max(1.2 * calm.p99Ms, 30)
  )
}

async function mostFair(attempt: () => Promise<Compared>): Promise<Compared> {
  let latest = await attempt()
  for (let made = 1; made < ATTEMPTS && !isFair(latest); made += 1) latest = await attempt()
  return latest
}

beforeAll(ensureBuild)

describe.each(deploymentNames)('%s: nobody stalls the others', name => {
  const attackWith = async (words: readonly string[], settings: Settings = {}) => {
    await using deployment = await startDeployment(name, { settings })
    return await attackBesideHonest(deployment, words)
  }

  it.each([
    ['16 resumes of an answer of 800 KB', ['resumes']],
    ['200 clients that come back at once, for 1,000 tokens each', ['reconnects', '200', '1000']],
  ])(
    'by %s',
    async (_, words) => {
      const compared = await mostFair(() => attackWith(words))
      expect(compared).toSatisfy(isFair)
    },
    900_000,
  )

  // An attacker who comes back after each refusal is still felt: receiving and unmasking 25 MB a second is left.
  it('by frames that cost the most to parse a quarter as much as without the limits', async () => {
    const limited = await attackWith(['costly-frames'])
    const unlimited = await attackWith(['costly-frames'], UNPROTECTED)
    expect(4 * limited.attacked.largestMs).toBeLessThan(unlimited.attacked.largestMs)
  }, 300_000)
})
