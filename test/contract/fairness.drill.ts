import { beforeAll, describe, expect, it } from 'vitest'
import { ensureBuild } from '../../src/server/ensure-build.ts'
import { attackBesideHonest, type Compared } from '../support/attack.ts'
import { deploymentNames, startDeployment } from '../support/deployment.ts'
import type { Settings } from '../support/environment.ts'

// Attacks with one socket at a time, and honest users' streams beside them, a token every 20 ms. What they compare is
// milliseconds, on a machine that does nothing else: `npm run drills`. The budgets themselves have unit tests.

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
    ['200 sockets with a frame of 1 MiB each, at once', ['many-frames']],
    ['25 frames a second that cost the most to parse', ['costly-frames']],
  ])(
    'by %s',
    async (_, words) => {
      const compared = await mostFair(() => attackWith(words))
      expect(compared).toSatisfy(isFair)
    },
    900_000,
  )

  it('by 2,000 clients that lose their connection in mid-answer and come back at once', async () => {
    const settings = { MAX_ANSWERS: 4_000 }
    const compared = await mostFair(() => attackWith(['storm', '2000'], settings))
    expect(compared).toSatisfy(isFair)
  }, 900_000)

  it('which the limits of frames bring about: without them the same frames are felt', async () => {
    const compared = await attackWith(['costly-frames'], UNPROTECTED)
    expect(compared).not.toSatisfy(isFair)
  }, 120_000)
})
