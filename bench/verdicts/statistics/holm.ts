/**
 * Holm's step-down correction (Holm 1979, Scandinavian Journal of Statistics 6, 65–70): when many hypotheses are tested, and
 * those whose adjusted p is at most 5% are rejected, any true one is among them in 5% of reports at the most, however they depend on
 * each other.
 *
 * The i-th smallest of m becomes the largest of (m − j + 1) · p(j) over j ≤ i, at most 1. In the order of the input.
 */
export function holm(pValues: readonly number[]): readonly number[] {
  const order = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p)
  const adjusted: number[] = pValues.map(() => 1)
  let largest = 0
  for (const [rank, { p, index }] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * p))
    adjusted[index] = largest
  }
  return adjusted
}
