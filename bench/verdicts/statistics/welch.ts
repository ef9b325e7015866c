import { mean, sampleVariance } from 'simple-statistics'
import type { StudentEstimate } from './estimate.ts'

/**
 * Welch's t (Welch 1947, doi:10.1093/biomet/34.1-2.28): for values of two runs made at different times, which share no
 * rounds. It takes no equal spread for granted.
 *
 * mean: mean(b) − mean(a); standard error: √(Va + Vb) with V = variance ÷ count; degrees of freedom by Satterthwaite:
 * (Va + Vb)² ÷ (Va² ÷ (na − 1) + Vb² ÷ (nb − 1)).
 *
 * Undefined when either has fewer than two values.
 */
export function welch(a: readonly number[], b: readonly number[]): StudentEstimate | undefined {
  if (a.length < 2 || b.length < 2) return undefined
  const partA = sampleVariance([...a]) / a.length
  const partB = sampleVariance([...b]) / b.length
  const variance = partA + partB
  return {
    mean: mean([...b]) - mean([...a]),
    standardError: Math.sqrt(variance),
    degreesOfFreedom:
      variance === 0
        ? a.length + b.length - 2
        : variance ** 2 / (partA ** 2 / (a.length - 1) + partB ** 2 / (b.length - 1)),
  }
}
