import quantile from '@stdlib/stats-base-dists-t-quantile'

/** Those computed: a report asks for the same few for each measure, and a simulation for each of its thousands of reports. */
const known = new Map<string, number>()

/** The p-quantile of Student's t with so many degrees of freedom. */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  const key = `${p} ${degreesOfFreedom}`
  const found = known.get(key) ?? quantile(p, degreesOfFreedom)
  known.set(key, found)
  return found
}
