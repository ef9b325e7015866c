import type { Words } from '../claims/words.ts'
import type { Unit } from '../measures/measure.ts'

const KIB = 1024

/** A value with its unit, as a sentence has it: 1.5 MiB, 12 ms, 40%. */
export function quantity(value: number, unit: Unit): Words {
  if (unit === 'per-second') {
    return { en: `${figure(value)} a second`, zh: `每秒 ${figure(value)}` }
  }
  const text = texts[unit](value)
  return { en: text, zh: text }
}

const texts: Readonly<Record<Exclude<Unit, 'per-second'>, (value: number) => string>> = {
  bytes: value => `${figure(value / KIB ** 2)} MiB`,
  'bytes-per-connection': value => `${figure(value / KIB)} KiB`,
  microseconds: value => `${figure(value)} µs`,
  milliseconds: value => `${figure(value)} ms`,
  count: value => figure(value),
  share: value => `${figure(value * 100)}%`,
}

/** A ratio in three digits, but never more than two behind the point: 1.72, 12.4, 124. */
export function times(ratio: number): string {
  if (ratio < 10) return ratio.toFixed(2)
  return ratio.toFixed(ratio < 100 ? 1 : 0)
}

/** How far a ratio lies from 1: 1.05 → 5%. */
export function percentBeyond(ratio: number): string {
  return `${figure((ratio - 1) * 100)}%`
}

/** Three digits, or all of a whole number. */
function figure(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en')
  return Number(value.toPrecision(3)).toLocaleString('en')
}
