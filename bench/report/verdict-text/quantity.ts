import type { Unit } from '../../measures/measure.ts'
import type { Translated } from '../../words.ts'
import { figure } from '../number.ts'

const KIB = 1024

/** A value with its unit, as a sentence has it: 1.5 MiB, 12 ms, 40%. */
export function quantity(value: number, unit: Unit): Translated {
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
  times: value => `${figure(value)} ×`,
}

/** How a quantity of a unit compares: 1.27 times as long. */
export const asMuch: Readonly<Record<Unit, string>> = {
  bytes: 'as much',
  'bytes-per-connection': 'as much',
  microseconds: 'as much',
  milliseconds: 'as long',
  'per-second': 'as high',
  count: 'as many',
  share: 'as high',
  times: 'as much',
}

/** How far a ratio lies from 1: 1.05 → 5%. */
export function percentBeyond(ratio: number): string {
  return `${figure((ratio - 1) * 100)}%`
}
