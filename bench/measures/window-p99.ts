import type { Trial } from '../samples/trial.ts'
import type { Measure } from './measure.ts'

/** A p99 of a window of the load, and what is known about its value there. */
export type WindowP99 = {
  readonly p99: (trial: Trial, window: string) => number | undefined
  /** The deployment did not give what is measured: then there is no value. */
  readonly isCensored: (trial: Trial, window: string) => boolean
  /** The figure is about the harness as much as about the deployment. */
  readonly overheadHigh?: (trial: Trial, window: string) => boolean
}

/** The p99 in one window, as a measure. */
export const p99In = <Name extends string>(name: Name, window: string, of: WindowP99) =>
  ({
    ...{ name, unit: 'milliseconds', better: 'lower', skewed: true, scenario: 'load' },
    ...inWindows([window], of),
    of: trial => valueIn(trial, window, of),
  }) as const satisfies Measure

/** What pages and streams beside each other do to the p99: that beside the others ÷ that alone, of one trial. 1: nothing. */
export const riseFrom = <Name extends string>(name: Name, aloneIn: string, of: WindowP99) =>
  ({
    ...{ name, unit: 'share', better: 'lower', skewed: true, scenario: 'load' },
    ...inWindows([aloneIn, 'both'], of),
    of: trial => {
      const [alone, beside] = [valueIn(trial, aloneIn, of), valueIn(trial, 'both', of)]
      return alone === undefined || beside === undefined ? undefined : beside / alone
    },
  }) as const satisfies Measure

const valueIn = (trial: Trial, window: string, { p99, isCensored }: WindowP99) =>
  isCensored(trial, window) ? undefined : p99(trial, window)

/** What holds of a value from several windows where it holds of one. */
const inWindows = (windows: readonly string[], { isCensored, overheadHigh }: WindowP99) => ({
  isCensored: (trial: Trial) => windows.some(window => isCensored(trial, window)),
  ...(overheadHigh && {
    overheadHigh: (trial: Trial) => windows.some(window => overheadHigh(trial, window)),
  }),
})
