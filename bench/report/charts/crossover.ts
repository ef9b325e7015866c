import type { Middle } from './medians.ts'

/** Where two curves cross, and which of them is lower from there on. */
export type Crossing = { readonly x: number; readonly y: number; readonly lowerAfter: string }

/**
 * The places where the curves of two deployments cross, as they are drawn: straight lines between their common x. On a
 * logarithmic scale the lines are straight in log y. Curves that touch and part again on the same side do not cross.
 */
export function crossings(
  middles: readonly Middle[],
  [first, second]: readonly [string, string],
  scale: 'linear' | 'log',
): readonly Crossing[] {
  const height = scale === 'log' ? Math.log : (y: number) => y
  const value = scale === 'log' ? Math.exp : (y: number) => y
  const of = (deployment: string) =>
    new Map(
      middles.filter(middle => middle.deployment === deployment).map(({ x, y }) => [x, height(y)]),
    )
  const seconds = of(second)
  const common = [...of(first)].flatMap(([x, y]) => {
    const other = seconds.get(x)
    return other === undefined ? [] : [{ x, y, above: y - other }]
  })
  const apart = common.filter(({ above }) => above !== 0)
  return apart.slice(1).flatMap((right, index) => {
    const left = apart[index]
    if (left === undefined || Math.sign(left.above) === Math.sign(right.above)) return []
    const met = common.find(({ x, above }) => above === 0 && x > left.x && x < right.x)
    const way = left.above / (left.above - right.above)
    const between = (from: number, to: number) => from + way * (to - from)
    return [
      {
        x: met?.x ?? between(left.x, right.x),
        y: value(met?.y ?? between(left.y, right.y)),
        lowerAfter: right.above > 0 ? second : first,
      },
    ]
  })
}
