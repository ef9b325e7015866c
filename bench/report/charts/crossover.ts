import type { Middle } from './medians.ts'

/** Where two curves cross, and which of them is lower from there on. */
export type Crossing = {
  readonly x: number
  readonly y: number
  readonly lowerAfter: string
  /** Before it and after it there is a place at which all rounds of one lie below all of the other, at least two of each. */
  readonly roundsApart: boolean
}

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
  const common = middles
    .filter(({ deployment }) => deployment === first)
    .flatMap(one => {
      const other = middles.find(({ deployment, x }) => deployment === second && x === one.x)
      if (other === undefined) return []
      const y = height(one.y)
      return [{ x: one.x, y, above: y - height(other.y), roundsApart: areApart(one, other) }]
    })
  const apart = common.filter(({ above }) => above !== 0)
  const telling = apart.filter(place => place.roundsApart)
  return apart.slice(1).flatMap((right, index) => {
    const left = apart[index]
    if (left === undefined || sameSide(left.above, right.above)) return []
    const met = common.find(({ x, above }) => above === 0 && x > left.x && x < right.x)
    const way = left.above / (left.above - right.above)
    const between = (from: number, to: number) => from + way * (to - from)
    return [
      {
        x: met?.x ?? between(left.x, right.x),
        y: value(met?.y ?? between(left.y, right.y)),
        lowerAfter: right.above > 0 ? second : first,
        roundsApart:
          telling.some(({ x, above }) => x <= left.x && sameSide(above, left.above)) &&
          telling.some(({ x, above }) => x >= right.x && sameSide(above, right.above)),
      },
    ]
  })
}

const sameSide = (a: number, b: number) => Math.sign(a) === Math.sign(b)

/** A single round has no spread to judge by. */
function areApart(one: Middle, other: Middle): boolean {
  return Math.min(one.rounds, other.rounds) > 1 && (one.high < other.low || other.high < one.low)
}
