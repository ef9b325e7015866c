import { expect, it } from 'vitest'
import { deployments } from '../../bench/plan/subjects/registry.ts'
import type { VisitLoad } from '../../bench/plan/visits.ts'
import { visitInTurn } from '../../bench/run/visit-in-turn.ts'
import type { Sample } from '../../bench/samples/run-sample.ts'
import { decisionMap } from '../../bench/verdicts/decision-map.ts'
import { testbed } from '../drills/drill-run.ts'

const subjects = deployments.map(({ name }) => name)

const visits: VisitLoad = {
  ...{ streams: 20, visitSeconds: 3, warmUpSeconds: 1, pairs: 2, seed: 1 },
  points: [
    { pageMs: 0, share: 0 },
    { pageMs: 200, share: 0.4 },
  ],
}

it('visits both deployments in turn, and finds what a page of 200 ms costs tokens of the same loop', async () => {
  const samples: Sample[] = []
  await visitInTurn(visits, deployments, {
    testbed,
    onSample: sample => samples.push(sample),
    onProgress() {},
  })
  const map = decisionMap(
    [
      {
        header: {
          ...{ type: 'trial', version: 3, scenario: 'decision-map', deployment: 'all', round: 1 },
          ...{ position: 0, seed: 1, harnessCores: 1, fingerprint: '', startedAt: '' },
          action: { type: 'visits', visits },
          answers: {},
        },
        samples,
        endedAt: '',
      } as never,
    ],
    subjects,
  )
  const [alone, beside] = map?.points ?? []
  for (const name of subjects) {
    expect(alone?.byDeployment[name]?.tokens).toBeGreaterThan(500)
    expect(beside?.byDeployment[name]?.tokens).toBeGreaterThan(200)
    expect(beside?.byDeployment[name]?.pagesFailed).toBe(0)
  }
  // Two pages a second of 195 ms: in one process a third of the tokens wait, and a tenth of them for more than 100 ms.
  expect(beside?.byDeployment.integrated?.late.at(-1)).toBeGreaterThan(0.05)
  expect(samples.filter(({ type }) => type === 'visit-usage')).toHaveLength(8)
})
