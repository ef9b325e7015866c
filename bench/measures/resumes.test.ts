import { expect, it } from 'vitest'
import type { ResumeSample } from '../samples/drill-sample.ts'
import { trialHeader } from '../samples/testing/trial-header.ts'
import { resumeMeasures } from './resumes.ts'

const resumed = (cell: ResumeSample['cell'], ...outcomes: readonly ResumeSample['outcome'][]) =>
  outcomes.map((outcome, stream) => ({ type: 'resume', cell, stream, outcome }) as const)

it('counts for each cell the answers that were not whole, and has no figure for one that did not take place', () => {
  const samples = [
    ...resumed('not-sticky', 'lost', 'exact', 'wrong', 'lost'),
    ...resumed('sticky', 'exact', 'exact'),
    ...resumed('sticky-redis', 'error'),
  ]
  const trial = { header: trialHeader(), samples, endedAt: '' }
  expect(resumeMeasures.map(({ name, of }) => [name, of(trial)])).toEqual([
    ['resumes-lost-not-sticky', 0.75],
    ['resumes-lost-not-sticky-redis', undefined],
    ['resumes-lost-sticky', 0],
    ['resumes-lost-sticky-redis', 1],
  ])
})
