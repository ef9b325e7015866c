/** How far a misspelt name may be from the right one: short names resemble each other by chance. */
const distanceAllowed = (name: string) => (name.length < 8 ? 1 : 2)

/**
 * The name that was probably meant: the nearest within a letter or two (left out, added, changed, or two neighbours
 * exchanged), upper and lower case and `-` and `_` being the same.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const given = normalised(name)
  const nearest = known
    .map(candidate => ({ candidate, distance: distance(given, candidate) }))
    .reduce((best, each) => (each.distance < best.distance ? each : best))
  return nearest.distance <= distanceAllowed(nearest.candidate) ? nearest.candidate : undefined
}

const normalised = (name: string) => name.toUpperCase().replaceAll('-', '_')

/** Optimal string alignment distance (https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance). */
function distance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const exchanged =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(beforeLast, j - 2) + 1 : Infinity
      row.push(Math.min(at(last, j) + 1, at(row, j - 1) + 1, changed, exchanged))
    }
    beforeLast = last
    last = row
  }
  return at(last, b.length)
}

const at = (row: readonly number[], index: number) => row[index] ?? Infinity
