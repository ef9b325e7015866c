import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { seededRandom } from '../../core/upstream/mock/random.ts'

/** The items in a random order (Fisher and Yates) that a seed and a round decide. */
export function orderOfRound<Item>(items: readonly Item[], seed: number, round: number): Item[] {
  const random = seededRandom(seed, round)
  const rest = [...items]
  const order: Item[] = []
  while (rest.length > 0) order.push(...rest.splice(uniformInt(random, 0, rest.length - 1), 1))
  return order
}
