/**
 * Numbers as whole steps, which compress far better than their digits: each is counted in units of 1/`scale` from the number above
 * it, from the one beside it, or from 0.
 */
export type PackedNumbers = {
  readonly scale: number
  /** `above`: the number before it in its column. */
  readonly from?: 'above' | { readonly beside: string }
  readonly steps: readonly number[]
}

/** A column of the same length, from which another may count. */
export type NumberColumn = { readonly name: string; readonly values: readonly number[] }

/** What has more decimals is left as it is: they are the noise of a float. */
const MAX_DECIMALS = 3

/** Packs numbers in the way that is shortest. Undefined where one of them would not come back as it was. */
export function packNumbers(
  values: readonly number[],
  columns: readonly NumberColumn[] = [],
): PackedNumbers | undefined {
  const scale = scaleOf(values)
  if (scale === undefined) return undefined
  const units = unitsOf(values, scale)
  const stepsFrom = (origins: readonly number[]) =>
    units.map((unit, index) => unit - (origins[index] ?? 0))
  const candidates: readonly PackedNumbers[] = [
    { scale, steps: units },
    { scale, from: 'above', steps: stepsFrom([0, ...units]) },
    ...columns.map(({ name, values }) => ({
      ...{ scale, from: { beside: name } },
      steps: stepsFrom(unitsOf(values, scale)),
    })),
  ]
  const lengths = candidates.map(({ steps }) => JSON.stringify(steps).length)
  return candidates[lengths.indexOf(Math.min(...lengths))]
}

/** The numbers again, exactly. */
export function unpackNumbers(
  { scale, from, steps }: PackedNumbers,
  columns: readonly NumberColumn[] = [],
): readonly number[] {
  if (from === 'above') {
    let unit = 0
    return steps.map(step => {
      unit += step
      return unit / scale
    })
  }
  const beside = columns.find(({ name }) => name === from?.beside)?.values ?? []
  const origins = unitsOf(beside, scale)
  return steps.map((step, index) => (step + (origins[index] ?? 0)) / scale)
}

const unitsOf = (values: readonly number[], scale: number) =>
  values.map(value => Math.round(value * scale))

/** The smallest power of ten in which every value is a whole number of parts. */
function scaleOf(values: readonly number[]): number | undefined {
  const scales = Array.from({ length: MAX_DECIMALS + 1 }, (_, decimals) => 10 ** decimals)
  return scales.find(scale =>
    values.every(value => {
      const unit = Math.round(value * scale)
      return Number.isSafeInteger(unit) && Object.is(unit / scale, value)
    }),
  )
}
