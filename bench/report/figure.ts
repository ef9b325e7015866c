import type { Distribution } from '../measures/figures/distribution.ts'
import type { Unit } from '../measures/measure.ts'
import type { RunHeader } from '../samples/run-header.ts'
import type { Interval } from '../verdicts/statistics/student.ts'

// How every number of a report is printed: a sentence and the table below it show the same figure.

/** Stands where there is no figure. */
export const absent = '–'

type Figure = number | undefined

const KIB = 1024
const MIB = KIB * KIB

/** Milliseconds, finer below ten. */
export const milliseconds = (value: Figure) =>
  shown(value, ms => `${ms.toFixed(ms < 10 ? 2 : 0)} ms`)

/** Median and 99th percentile, in milliseconds. */
export const quantiles = ({ p50, p99 }: Distribution) =>
  `${milliseconds(p50)} / ${milliseconds(p99)}`

/** Bytes as KiB. */
export const kibibytes = (bytes: Figure) => shown(bytes, value => `${(value / KIB).toFixed(1)} KiB`)

/** Bytes as MiB. */
export const mebibytes = (bytes: Figure) => shown(bytes, value => `${(value / MIB).toFixed(1)} MiB`)

/** A share of one as a whole percentage. */
export const percent = (share: Figure) => shown(share, value => `${(value * 100).toFixed(0)}%`)

/** A number with three digits that count: 0.123, 1.23, 12.3, 123, 1,230. Zeros at the end of a fraction go. */
export const figure = (value: Figure) =>
  shown(value, number => {
    const digits = fractionDigits(Math.abs(number))
    return number.toLocaleString('en-US', { maximumFractionDigits: digits })
  })

/** How many decimals show three digits of a number of this size, four decimals at the most. */
const fractionDigits = (size: number) =>
  size === 0 ? 0 : Math.min(4, Math.max(0, 2 - Math.floor(Math.log10(size))))

/** A ratio with two decimals, so that a column of them aligns; with fewer where its interval is too wide for them. */
export const ratio = (value: Figure, within?: Interval) =>
  shown(value, number => number.toFixed(Math.min(2, decimalsWithin(within) ?? 2)))

/** How far a ratio lies from 1: 1.05 → 5%. */
export const percentBeyond = (value: number) => `${figure((value - 1) * 100)}%`

/** How far apart two shares are, in percentage points: 0.01 → 1; of an estimate as finely as its interval is wide. */
export function pointsOf(difference: number, within?: Interval): string {
  const ends = within && { from: within.from * 100, to: within.to * 100 }
  const decimals = decimalsWithin(ends)
  if (ends === undefined || decimals === undefined) return figure(difference * 100)
  // As `figure` has it at the most.
  const fraction = Math.min(decimals, fractionDigits(Math.max(-ends.from, ends.to)))
  return (difference * 100).toLocaleString('en-US', {
    ...{ minimumFractionDigits: fraction, maximumFractionDigits: fraction },
    signDisplay: 'negative',
  })
}

/** The two ends of an interval of ratios. */
export const interval = (ends: Interval) => `${ratio(ends.from, ends)} – ${ratio(ends.to, ends)}`

/** A scale in which values of a unit read well: value ÷ `divisor` is followed by `symbol`. */
export type Scale = { readonly divisor: number; readonly symbol: string }

/** The scale for values up to this size: bytes become KiB, MiB or GiB, and a share a percentage. */
export function scaleFor(unit: Unit, size: number): Scale {
  if (unit === 'bytes' || unit === 'bytes-per-connection') return byteScale(Math.abs(size))
  if (unit === 'share') return { divisor: 0.01, symbol: '%' }
  const symbols = {
    microseconds: 'µs',
    milliseconds: 'ms',
    'per-second': '/s',
    count: '',
    times: '×',
  }
  return { divisor: 1, symbol: symbols[unit] }
}

/** A value with its unit. */
export const valueWithUnit = (value: Figure, unit: Unit) =>
  shown(value, size => {
    const { divisor, symbol } = scaleFor(unit, size)
    const space = ['%', '/s', ''].includes(symbol) ? '' : ' '
    return `${figure(size / divisor)}${space}${symbol}`
  })

/** A date and time as ISO 8601 to the minute, in UTC whatever the machine's zone. */
export function minute(isoDate: string): string {
  const date = new Date(isoDate)
  if (Number.isNaN(date.getTime())) return isoDate
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** A run by the minute in which it began and its machine: one machine has several runs a day. */
export const runName = ({ startedAt, environment }: RunHeader) =>
  `${minute(startedAt)} ${environment.cpuModel}`

/**
 * With how many decimals an estimate is printed: the half width of its interval has two digits that count, and what is finer is
 * chance. Undefined where there is no width to go by.
 */
function decimalsWithin(interval: Interval | undefined): number | undefined {
  const halfWidth = interval === undefined ? 0 : (interval.to - interval.from) / 2
  if (!(halfWidth > 0 && Number.isFinite(halfWidth))) return undefined
  return Math.max(0, 1 - Math.floor(Math.log10(halfWidth)))
}

function byteScale(size: number): Scale {
  if (size >= KIB * MIB) return { divisor: KIB * MIB, symbol: 'GiB' }
  if (size >= MIB) return { divisor: MIB, symbol: 'MiB' }
  if (size >= KIB) return { divisor: KIB, symbol: 'KiB' }
  return { divisor: 1, symbol: 'B' }
}

function shown(value: Figure, show: (value: number) => string): string {
  return value === undefined || !Number.isFinite(value) ? absent : show(value)
}
