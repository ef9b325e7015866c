import { expect, it } from 'vitest'
import { summarise } from '../../bench/measures/figures/summary.ts'
import { answers, type Profile } from '../../bench/plan/profile.ts'
import { streamLadder } from '../../bench/plan/scenarios/ladders.ts'
import { deploymentNamed, deployments } from '../../bench/plan/subjects/registry.ts'
import { offerStreams } from '../../bench/run/calibrate-load.ts'
import { measureLoad } from '../../bench/run/measure-load.ts'
import type { Testbed } from '../../bench/run/testbed.ts'
import type { Sample } from '../../bench/samples/run-sample.ts'
import { syntheticHeader } from '../../bench/verdicts/testing/synthetic-comparison.ts'
import { root } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'

const RUN_MS = 120_000

const launch = { root, nodePath: process.execPath, cores: undefined }

/** On whatever cores there are. k6 is nowhere: only the client can make this load. */
const testbed: Testbed = {
  root,
  k6: { path: '/nowhere/k6', version: 'none', source: 'PATH' },
  deployment: launch,
  mock: launch,
  probe: launch,
  loadCores: undefined,
  pinning: 'not pinned: a test',
  harnessCores: 2,
  answers,
  facts: syntheticHeader.environment,
  environment: environmentOf({}),
  signal: new AbortController().signal,
}

const profile: Profile = {
  ...streamLadder.action.profile,
  steps: [10, 40],
  connectsPerSecond: 40,
  idleSeconds: 1,
  windows: [{ name: 'tokens-400', seconds: 8, tokensPerSecond: 400, pages: [] }],
  probeStreams: 4,
  stopAtKnee: false,
}

it.each(deployments.map(({ name }) => name))(
  'the client puts the planned load on %s and counts every answer',
  { timeout: RUN_MS },
  async name => {
    const samples: Sample[] = []
    await measureLoad(deploymentNamed(name), profile, testbed, {
      onSample: sample => samples.push(sample),
      onProgress() {},
    })
    const { harnessCores } = testbed
    const { connections, windows } = summarise({ profile, answers, harnessCores }, samples)
    expect(connections).toMatchObject({ asked: 40, opened: 40, failed: 0, dropped: 0 })
    const [window] = windows
    expect(window?.streams?.planned).toBeGreaterThan(10)
    expect(window?.streams?.completed).toBe(window?.streams?.planned)
    const streams = samples.filter(sample => sample.type === 'stream')
    expect(new Set(streams.map(({ tokens }) => tokens))).toEqual(new Set([answers.meanTokens]))
    for (const { plannedMs, sentMs, firstTextMs = Number.NaN } of streams) {
      // A timer knows milliseconds.
      expect(sentMs).toBeGreaterThan(plannedMs - 1)
      expect(firstTextMs - sentMs).toBeGreaterThanOrEqual(answers.ttftMs)
    }
    if (process.platform === 'linux') expect(window?.usage?.shareOfCore.client).toBeGreaterThan(0)
    expect(window?.usage?.shareOfCore).not.toHaveProperty('k6')
  },
)

it('offers streams to nobody, and sees how late they are and what they cost', async () => {
  const { streams, p99Ms, share } = await offerStreams(20, testbed)
  expect(streams).toBe(20)
  expect(p99Ms).toBeGreaterThan(0)
  if (process.platform === 'linux') expect(share).toBeGreaterThan(0)
})
