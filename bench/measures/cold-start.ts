import type { Measure } from './measure.ts'

/** Spawning all processes at once → every one is ready and an answer's first text has come, whichever is later. */
const wholeStart = <Name extends string, In extends 'load' | 'development'>(
  name: Name,
  scenario: In,
) =>
  ({
    name,
    unit: 'milliseconds',
    better: 'lower',
    skewed: true,
    scenario,
    of: ({ samples }) => {
      const start = samples.find(sample => sample.type === 'start')
      return start && Math.max(start.readyMs, start.firstTokenMs)
    },
  }) as const satisfies Measure

/** In production, from a finished build. */
export const coldStart = wholeStart('cold-start', 'load')

/** In development, with nothing compiled before. */
export const devColdStart = wholeStart('dev-cold-start', 'development')
