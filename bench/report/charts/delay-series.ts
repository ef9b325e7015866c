import { quantileSorted } from 'simple-statistics'
import { steadyDelaysMs } from '../../measures/figures/steady-delays.ts'
import type { Trial } from '../../samples/trial.ts'
import type { DelaySeries, Quantile } from './chart-data.ts'

/** Quantiles for each tenfold rarer token: enough for a smooth curve. */
const PER_DECADE = 24

/**
 * The delays of a window, pooled over the trials of each deployment, and those of all control streams together. Only the
 * steady part of a window counts, as in the measures. Deployments come in the order of their first trial.
 */
export function delaySeries(trials: readonly Trial[], window: string): readonly DelaySeries[] {
  const found = trials.flatMap(({ header, samples }) =>
    samples
      .filter(sample => sample.type === 'delay')
      .filter(sample => sample.window === window)
      .map(sample => ({ deployment: header.deployment, sample })),
  )
  const deployments = [...new Set(found.map(({ deployment }) => deployment))]
  const ofDeployment = (name: string) => found.filter(({ deployment }) => deployment === name)
  return [
    ...deployments.map(name => ({
      origin: { kind: 'deployment', name } as const,
      ...pooled(ofDeployment(name).map(({ sample }) => steadyDelaysMs(sample, 'relayed'))),
    })),
    {
      origin: { kind: 'control' } as const,
      ...pooled(found.map(({ sample }) => steadyDelaysMs(sample, 'control'))),
    },
  ].filter(({ tokens }) => tokens > 0)
}

/** The shares grow by equal steps of 1/(1 − share), so that each part of the tail gets as many points. */
function pooled(parts: readonly (readonly number[])[]) {
  const sorted = parts.flat().toSorted((a, b) => a - b)
  const tokens = sorted.length
  const steps = Math.floor(Math.log10(Math.max(tokens, 1)) * PER_DECADE)
  const quantiles = Array.from({ length: steps }, (_, step): Quantile => {
    const share = 1 - 10 ** (-step / PER_DECADE)
    return { share, ms: quantileSorted(sorted, share) }
  })
  const largest = { share: 1 - 1 / tokens, ms: sorted.at(-1) ?? 0 }
  return { tokens, quantiles: [...quantiles, largest] }
}
