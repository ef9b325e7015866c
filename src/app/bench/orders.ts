/** A row of the benchmark's pages. */
export type Order = {
  readonly id: string
  readonly customer: string
  readonly city: string
  readonly status: 'paid' | 'packed' | 'shipped' | 'returned'
  readonly totalCents: number
}

const customers = ['Ada', 'Blaise', 'Chen', 'Dorothy', 'Emmy', 'Fatima', 'Grace', 'Hedy'] as const
const cities = ['Berlin', 'Cairo', 'Kyoto', 'Lagos', 'Lima', 'Oslo', 'Shanghai', 'Turin'] as const
const statuses = ['paid', 'packed', 'shipped', 'returned'] as const
const orderCount = 60

/** The same sixty orders for the same number, so that every run of a benchmark renders alike. */
export function ordersOf(day: number): readonly Order[] {
  let state = day >>> 0
  // A linear congruential generator (Numerical Recipes, 7.1): rows differ, and that is all it is for.
  const next = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  return Array.from({ length: orderCount }, (_, index) => ({
    id: `${day}-${String(index + 1).padStart(3, '0')}`,
    customer: customers[next(customers.length)] ?? customers[0],
    city: cities[next(cities.length)] ?? cities[0],
    status: statuses[next(statuses.length)] ?? statuses[0],
    totalCents: 500 + next(50_000),
  }))
}
