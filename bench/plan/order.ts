import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { seededRandom } from '../../mock/random.ts'

/**
 * The items in a random order (Fisher and Yates) that a seed and a round decide. Of two rounds, 1 and 2, 3 and 4, …, the second
 * has the first's order turned round: nobody comes first more often, whatever chance says.
 */
export function orderOfRound<Item>(items: readonly Item[], seed: number, round: number): Item[] {
  const random = seededRandom(seed, Math.ceil(round / 2))
  const rest = [...items]
  const order: Item[] = []
  while (rest.length > 0) order.push(...rest.splice(uniformInt(random, 0, rest.length - 1), 1))
  return round % 2 === 0 ? order.reverse() : order
}
