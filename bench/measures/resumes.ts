import type { ResumeCell } from '../plan/scenarios/resumes.ts'
import { share } from './figures/fault-clients.ts'
import type { Measure } from './measure.ts'

/** Answers that were not whole after the resume ÷ all whose client lost its connection in mid-answer. */
const lostIn = <Cell extends ResumeCell>(cell: Cell) =>
  ({
    name: `resumes-lost-${cell}`,
    unit: 'share',
    better: 'lower',
    scenario: 'resumes',
    of: ({ samples }) =>
      share(
        samples.filter(sample => sample.type === 'resume').filter(sample => sample.cell === cell),
        ({ outcome }) => outcome !== 'exact',
      ),
  }) as const satisfies Measure

/** Sticky or not, answers in Redis or in each process's memory. */
export const resumeMeasures = [
  lostIn('not-sticky'),
  lostIn('not-sticky-redis'),
  lostIn('sticky'),
  lostIn('sticky-redis'),
] as const
