import type { StartSample } from '../samples/drill-sample.ts'
import type { Trial } from '../samples/trial.ts'
import type { Measure } from './measure.ts'

/** Spawning all processes at once → every one is ready and an answer's first text has come, whichever is later. */
function wholeStartMs({ samples }: Trial): number | undefined {
  const start = samples.find((sample): sample is StartSample => sample.type === 'start')
  return start && Math.max(start.readyMs, start.firstTokenMs)
}

/** In production, from a finished build. */
export const coldStart: Measure = {
  name: 'cold-start',
  title: {
    en: 'Cold start until the pages answer and the first token is there',
    zh: '冷启动：页面可用且首个词元到达的时间',
  },
  unit: 'milliseconds',
  better: 'lower',
  scenario: 'load',
  of: wholeStartMs,
}

/** In development, with nothing compiled before. */
export const devColdStart: Measure = {
  name: 'dev-cold-start',
  title: {
    en: 'Cold start of the development server until the first page and the first token are there',
    zh: '开发服务器冷启动：首个页面和首个词元到达的时间',
  },
  unit: 'milliseconds',
  better: 'lower',
  scenario: 'development',
  of: wholeStartMs,
}
