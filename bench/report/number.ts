// One way of rounding, so that a sentence and the table below it show the same figure.

/** A number with three digits that count: 0.123, 1.23, 12.3, 123, 1,230. Zeros at the end of a fraction go. */
export function figure(value: number): string {
  const size = Math.abs(value)
  const digits = size === 0 ? 0 : Math.min(4, Math.max(0, 2 - Math.floor(Math.log10(size))))
  return value.toLocaleString('en-US', { maximumFractionDigits: digits })
}

/** A ratio, always with two decimals, so that a column of them aligns. */
export function ratio(value: number): string {
  return value.toFixed(2)
}
