import { median } from 'simple-statistics'
import { type PageWait, QUANTILE, waitQuantile } from './page-wait.ts'

/** What one deployment met at a point with pages. */
export type ModelPoint = {
  /** The pages, and what tokens take beside them. */
  readonly wait: PageWait
  /** p99 of the added delay, in milliseconds. */
  readonly measuredP99: number
}

/** What the prediction for a deployment rests on. */
export type FittedModel = {
  /** The p99 without pages, below which nothing falls. */
  readonly baseMs: number
  /** The scheduler's turn; undefined: none, or pages and tokens share an event loop, which nobody interrupts. */
  readonly turnMs?: number | undefined
}

/** How far measured p99s lie from the predicted ones, whichever is larger: factors from 1. */
export type ModelError = {
  readonly median: number
  readonly worst: number
  readonly points: number
}

/**
 * The p99 that is predicted for tokens beside pages, in milliseconds. Where pages have a process of their own on the same core, no token
 * waits for the rest of a page: it waits until the scheduler takes the core from it, one turn at the most.
 */
export function predictP99(
  wait: PageWait,
  { baseMs, turnMs = Number.POSITIVE_INFINITY }: FittedModel,
): number {
  return Math.max(baseMs, Math.min(turnMs, waitQuantile(wait, QUANTILE)))
}

/**
 * The turn that the scheduler gives to a page, in milliseconds, as the tokens met it: the median of the p99s beside pages that would hold
 * up more than without pages. Undefined where no page would.
 */
export function fitTurn(points: readonly ModelPoint[], baseMs: number): number | undefined {
  const held = points.filter(({ wait }) => waitQuantile(wait, QUANTILE) > baseMs)
  if (held.length === 0) return undefined
  return median(held.map(({ measuredP99 }) => measuredP99))
}

/**
 * The predictions for points, each from the other points alone: what a point shows has no share in what is predicted for it.
 *
 * @param oneLoop pages and tokens share an event loop: then nothing is fitted
 */
export function predictLeftOut(
  points: readonly ModelPoint[],
  { baseMs, oneLoop }: { baseMs: number; oneLoop: boolean },
): readonly number[] {
  return points.map(({ wait }, index) => {
    const others = points.filter((_, other) => other !== index)
    const turnMs = oneLoop ? undefined : fitTurn(others, baseMs)
    return predictP99(wait, { baseMs, turnMs })
  })
}

/** The error of predictions; undefined without any. */
export function modelError(
  pairs: readonly { readonly measured: number; readonly predicted: number }[],
): ModelError | undefined {
  const factors = pairs
    .map(({ measured, predicted }) => Math.exp(Math.abs(Math.log(measured / predicted))))
    .filter(Number.isFinite)
  if (factors.length === 0) return undefined
  return { median: median(factors), worst: Math.max(...factors), points: factors.length }
}
