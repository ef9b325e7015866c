import type { StartSample } from '../samples/drill-sample.ts'
import type { Trial } from '../samples/trial.ts'
import type { Measure } from './measure.ts'

/** Spawning all processes at once → every one is ready and an answer's first text has come, whichever is later. */
function wholeStartMs({ samples }: Trial): number | undefined {
  const start = samples.find((sample): sample is StartSample => sample.type === 'start')
  return start && Math.max(start.readyMs, start.firstTokenMs)
}

/** In production, from a finished build. */
export const coldStart = {
  name: 'cold-start',
  unit: 'milliseconds',
  better: 'lower',
  skewed: true,
  scenario: 'load',
  of: wholeStartMs,
} as const satisfies Measure

/** In development, with nothing compiled before. */
export const devColdStart = {
  name: 'dev-cold-start',
  unit: 'milliseconds',
  better: 'lower',
  skewed: true,
  scenario: 'development',
  of: wholeStartMs,
} as const satisfies Measure
