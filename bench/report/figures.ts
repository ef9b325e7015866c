import type { Distribution } from '../measures/distribution.ts'

const MIB = 1024 * 1024

/** What stands where there is no figure. */
export const absent = '–'

export const ms = (value: number | undefined) =>
  value === undefined ? absent : `${value.toFixed(value < 10 ? 2 : 0)} ms`
export const mib = (bytes: number | undefined) =>
  bytes === undefined ? absent : `${(bytes / MIB).toFixed(1)} MiB`
export const kib = (bytes: number | undefined) =>
  bytes === undefined ? absent : `${(bytes / 1024).toFixed(1)} KiB`
export const percent = (share: number | undefined) =>
  share === undefined ? absent : `${(share * 100).toFixed(0)}%`
export const quantiles = ({ p50, p99 }: Distribution) => `${ms(p50)} / ${ms(p99)}`
