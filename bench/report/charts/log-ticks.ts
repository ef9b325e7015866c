/** Readable steps within a decade, from coarse to fine. */
const STEPS: readonly (readonly number[])[] = [
  [1],
  [1, 3],
  [1, 2, 5],
  [1, 1.5, 2, 3, 5, 7],
  [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 4, 5, 6, 7, 8, 9],
  Array.from({ length: 90 }, (_, index) => 1 + index / 10),
]

/** The ends of an axis that holds these values, with some air. Values must be above zero. */
export function logDomain(values: readonly number[], air = 1.08): [number, number] {
  return [Math.min(...values) / air, Math.max(...values) * air]
}

/** Ticks of a logarithmic axis: as many as there may be, at round values, and more than one where that is possible. */
export function logTicks([from, to]: readonly [number, number], most: number): number[] {
  const decades = Array.from(
    { length: Math.floor(Math.log10(to)) - Math.floor(Math.log10(from)) + 1 },
    (_, index) => Math.floor(Math.log10(from)) + index,
  )
  const candidates = STEPS.map(steps =>
    decades
      .flatMap(decade => steps.map(step => Number((step * 10 ** decade).toPrecision(6))))
      .filter(tick => tick >= from && tick <= to),
  )
  return candidates.findLast(ticks => ticks.length <= most) ?? []
}
