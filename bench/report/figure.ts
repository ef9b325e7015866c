import type { Distribution } from '../measures/figures/distribution.ts'
import type { Unit } from '../measures/measure.ts'
import type { RunHeader } from '../samples/run-header.ts'

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
    const size = Math.abs(number)
    const digits = size === 0 ? 0 : Math.min(4, Math.max(0, 2 - Math.floor(Math.log10(size))))
    return number.toLocaleString('en-US', { maximumFractionDigits: digits })
  })

/** A ratio, always with two decimals, so that a column of them aligns. */
export const ratio = (value: Figure) => shown(value, number => number.toFixed(2))

/** How far a ratio lies from 1: 1.05 → 5%. */
export const percentBeyond = (value: number) => `${figure((value - 1) * 100)}%`

/** How far apart two shares are, in percentage points: 0.01 → 1. */
export const pointsOf = (difference: number) => figure(difference * 100)

/** The two ends of an interval of ratios. */
export const interval = ({ from, to }: { readonly from: number; readonly to: number }) =>
  `${ratio(from)} – ${ratio(to)}`

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

/** A run by its day and its machine. */
export const runName = ({ startedAt, environment }: RunHeader) =>
  `${minute(startedAt).slice(0, 10)} ${environment.cpuModel}`

function byteScale(size: number): Scale {
  if (size >= KIB * MIB) return { divisor: KIB * MIB, symbol: 'GiB' }
  if (size >= MIB) return { divisor: MIB, symbol: 'MiB' }
  if (size >= KIB) return { divisor: KIB, symbol: 'KiB' }
  return { divisor: 1, symbol: 'B' }
}

function shown(value: Figure, show: (value: number) => string): string {
  return value === undefined || !Number.isFinite(value) ? absent : show(value)
}
