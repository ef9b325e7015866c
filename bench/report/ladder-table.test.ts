import { expect, it } from 'vitest'
import {
  answeredPages,
  answeredTurns,
  delaySample,
  memorySample,
  smallProfile,
  trialOf,
  usageSample,
} from '../measures/testing/load-trial.ts'
import {
  interferenceTable,
  memoryLadderTable,
  slopeTable,
  streamLadderTable,
} from './ladder-table.ts'

const KIB = 1024

it('shows the memory of each step, whether it had settled, and the slope', () => {
  const samples = [
    memorySample(0, 1_000 * KIB),
    memorySample(1_000, 9_000 * KIB),
    memorySample(1_000, 6_144 * KIB),
    memorySample(5_000, 14_336 * KIB),
    memorySample(5_000, 14_336 * KIB),
  ]
  const profile = smallProfile({ windows: [], idleSeconds: 40 })
  expect(memoryLadderTable(trialOf('memory-ladder', profile, samples))).toBe(
    `idle connections       PSS  kernel TCP buffers  settled
───────────────────────────────────────────────────────
0                  1.0 MiB             0.0 MiB        –
1000               6.0 MiB             0.0 MiB       no
5000              14.0 MiB             0.0 MiB      yes

2.0 KiB more for each connection beyond 1,000
Read after 40 s of rest; settled: it changed by less than 1% in the last 5 s of it.`,
  )
})

const ladder = smallProfile({
  windows: [200, 400].map(tokensPerSecond => ({
    name: `tokens-${tokensPerSecond}`,
    seconds: 16,
    tokensPerSecond,
    pages: [],
  })),
})

it('shows each rung of the stream ladder and where capacity ends', () => {
  const text = (addedMs: number, k6: number) =>
    streamLadderTable(
      trialOf('stream-ladder', ladder, [
        ...answeredTurns(ladder),
        delaySample('tokens-200', 1),
        delaySample('tokens-400', addedMs),
        usageSample('tokens-400', 10, { deployment: 5_000_000, k6 }),
      ]),
    )
  const knee = text(60, 1_000_000)
  expect(knee).toMatch(/^tokens-200 .* 1\.00 ms .* met$/m)
  expect(knee).toMatch(/^tokens-400 .* 60 ms .* 50% .* 10% {2}missed$/m)
  expect(knee).toMatch(/^Capacity: \d+ live streams within the SLO\.$/m)
  expect(text(60, 9_000_000)).toMatch(
    /^Capacity: at least \d+ live streams within the SLO; there it reached the load generator's limit, not the server's\.$/m,
  )
  expect(text(2, 1_000_000)).toMatch(/^Capacity: at least .* the end of the ladder\.$/m)
})

it('shows the load and both delays of each window of interference', () => {
  const profile = smallProfile({
    windows: [
      {
        name: 'beside-2-static',
        seconds: 10,
        tokensPerSecond: 100,
        pages: [{ page: 'static', perSecond: 2 }],
      },
    ],
  })
  const text = interferenceTable(
    trialOf('interference', profile, [
      ...answeredTurns(profile),
      ...answeredPages(profile, () => 7),
      delaySample('beside-2-static', 3),
    ]),
  )
  expect(text).toMatch(/^beside-2-static +100 +3\.00 ms +3\.00 ms +static 7\.00 ms .* valid$/m)
})

it('shows every run and the median, and says where a figure is none', () => {
  const slopes = new Map([
    ['integrated', [-4096, 2048, 8192]],
    ['separate', [4096, 3072, 5120]],
  ])
  expect(slopeTable(slopes)).toBe(
    `               run 1    run 2    run 3   median
───────────────────────────────────────────────
integrated  -4.0 KiB  2.0 KiB  8.0 KiB  2.0 KiB
separate     4.0 KiB  3.0 KiB  5.0 KiB  4.0 KiB
integrated: inconclusive. In a run the heap gave back more between the readings than the connections took.`,
  )
})
