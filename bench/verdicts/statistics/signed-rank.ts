/** Distributions that were computed, by the number of values. */
const known = new Map<number, readonly number[]>()

/**
 * P(V ≤ v) of Wilcoxon's signed rank statistic V over so many values, exactly, where the values are symmetric about 0: each
 * rank 1 … n is in the sum with probability ½ (Wilcoxon 1945, doi:10.2307/3001968; R's `psignrank`).
 *
 * @param v a whole number; below 0 the probability is 0, from n(n + 1)/2 on it is 1
 */
export function signedRankCdf(v: number, count: number): number {
  if (v < 0) return 0
  const cumulative = known.get(count) ?? cumulativeOf(count)
  known.set(count, cumulative)
  return cumulative[v] ?? 1
}

/** The smallest v with P(V ≤ v) ≥ p: R's `qsignrank`. */
export function signedRankQuantile(p: number, count: number): number {
  let v = 0
  while (signedRankCdf(v, count) < p) v += 1
  return v
}

function cumulativeOf(count: number): readonly number[] {
  let probability = [1]
  for (let rank = 1; rank <= count; rank++) {
    const before = probability
    probability = Array.from(
      { length: before.length + rank },
      (_, v) => ((before[v] ?? 0) + (before[v - rank] ?? 0)) / 2,
    )
  }
  let sum = 0
  return probability.map(each => (sum += each))
}
