import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureBuild } from '../../src/server/ensure-build.ts'
import { attackBesideHonest, type Compared } from '../support/attack.ts'
import { deploymentNames, startDeployment } from '../support/deployment.ts'
import type { Settings } from '../support/environment.ts'
import { startMockProcess } from '../support/mock-process.ts'

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

/** What honest users may notice: at most 100 ms of silence in place of 20, and 99% of their tokens as before. */
const TARGET = { largestMs: 100, p99Ratio: 1.2, p99Ms: 30 }

function isFair({ calm, attacked }: Compared): boolean {
  return (
    attacked.largestMs <= TARGET.largestMs &&
    attacked.p99Ms <= Math.max(TARGET.p99Ratio * calm.p99Ms, TARGET.p99Ms)
  )
}

async function mostFair(attempt: () => Promise<Compared>): Promise<Compared> {
  let latest = await attempt()
  for (let made = 1; made < ATTEMPTS && !isFair(latest); made += 1) latest = await attempt()
  return latest
}

const rows: string[] = []

/** One line of the table: what honest streams saw before the attack and beside it. */
function note(attack: string, name: string, { calm, attacked }: Compared): void {
  const figures = [calm.p99Ms, attacked.p99Ms, calm.largestMs, attacked.largestMs]
  rows.push(`| ${attack} | ${name} | ${figures.map(ms => ms.toFixed(0)).join(' | ')} |`)
}

beforeAll(ensureBuild)
afterAll(() => {
  console.log(
    [
      `target: largest gap at most ${TARGET.largestMs} ms, p99 at most ${TARGET.p99Ratio} times the calm one or ${TARGET.p99Ms} ms`,
      '| attack | deployment | p99 calm, ms | p99 attacked | largest calm | largest attacked |',
      '|---|---|---|---|---|---|',
      ...rows,
    ].join('\n'),
  )
})

describe.each(deploymentNames)('%s: nobody stalls the others', name => {
  const attackWith = async (words: readonly string[], settings: Settings = {}) => {
    // The mock in a process of its own: the answers of 2,000 clients are no part of what is attacked.
    await using mock = await startMockProcess()
    const all = { ...mock.settings, ...settings }
    await using deployment = await startDeployment(name, { settings: all })
    return await attackBesideHonest(deployment, words)
  }

  it.each([
    ['16 resumes of an answer of 800 KB', ['resumes'], {}],
    [
      '200 clients that come back at once, for 1,000 tokens each',
      ['reconnects', '200', '1000'],
      {},
    ],
    ['200 sockets with a frame of 1 MiB each, at once', ['many-frames'], {}],
    ['25 frames a second that cost the most to parse', ['costly-frames'], {}],
    ['2,000 clients that lose their connection in mid-answer', ['storm'], { MAX_ANSWERS: 4_000 }],
  ])(
    'by %s',
    async (attack, words, settings) => {
      const compared = await mostFair(() => attackWith(words, settings))
      note(attack, name, compared)
      expect(compared).toSatisfy(isFair)
    },
    900_000,
  )

  it('which the limits of frames bring about: without them the same frames are felt', async () => {
    const compared = await attackWith(['costly-frames'], UNPROTECTED)
    note('the same frames without limits', name, compared)
    expect(compared).not.toSatisfy(isFair)
  }, 120_000)
})
