import { expect, it } from 'vitest'
import { aloneAndTogether } from '../plan/windows.ts'
import type { Sample } from '../samples/run-sample.ts'
import type { Trial } from '../samples/trial.ts'
import { smallProfile, trialOf, usageSample } from './testing/load-trial.ts'
import { windowUsages } from './window-usage.ts'

const profile = smallProfile({
  windows: aloneAndTogether({ seconds: 10, tokensPerSecond: 100, pagesPerSecond: 2 }),
})

/** Of a run in which all parts but the deployment share one core. */
const trial = (deployment: string, ...samples: readonly Sample[]): Trial => {
  const { header, ...rest } = trialOf('load', profile, samples)
  return { ...rest, header: { ...header, deployment } }
}

const streams = (deployment: number, mock: number, k6: number) =>
  usageSample('streams', 4, { deployment, mock, k6 })

it('gives the mean and the largest share of each part, and in how many trials the harness was saturated', () => {
  expect(
    windowUsages([
      trial('integrated', streams(2_000_000, 1_000_000, 2_000_000)),
      trial('integrated', streams(3_000_000, 1_500_000, 2_500_000)),
    ]),
  ).toEqual([
    {
      scenario: 'load',
      window: 'streams',
      deployment: 'integrated',
      trials: 2,
      parts: {
        deployment: { mean: 0.625, largest: 0.75 },
        mock: { mean: 0.3125, largest: 0.375 },
        k6: { mean: 0.5625, largest: 0.625 },
      },
      harness: { mean: 0.875, largest: 1 },
      saturatedTrials: 1,
    },
  ])
})

it('has a saturated deployment alone for no saturated harness', () => {
  const [usage] = windowUsages([trial('integrated', streams(3_960_000, 400_000, 400_000))])
  expect(usage).toMatchObject({ parts: { deployment: { largest: 0.99 } }, saturatedTrials: 0 })
})

it('lays the deployments of each window side by side, in the order of the windows', () => {
  const all = ['pages', 'streams', 'both'].map(window => usageSample(window, 4, { mock: 1 }))
  const found = windowUsages([trial('integrated', ...all), trial('separate', ...all)])
  expect(found.map(({ window, deployment }) => `${window} ${deployment}`)).toEqual([
    'pages integrated',
    'pages separate',
    'streams integrated',
    'streams separate',
    'both integrated',
    'both separate',
  ])
})

it('counts a part where it was measured', () => {
  const [usage] = windowUsages([
    trial('integrated', usageSample('streams', 4, { mock: 1_000_000, probe: 400_000 })),
    trial('integrated', usageSample('streams', 4, { mock: 2_000_000 })),
  ])
  expect(usage?.parts).toEqual({
    mock: { mean: 0.375, largest: 0.5 },
    probe: { mean: 0.1, largest: 0.1 },
  })
})

it('has nothing of a trial that failed, nor of one without load', () => {
  const failed = { ...trial('integrated', streams(1, 1, 1)), failure: 'the process ended' }
  const drill = { ...trial('integrated'), samples: [] }
  expect(windowUsages([failed, drill])).toEqual([])
})
