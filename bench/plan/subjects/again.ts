// A deployment can be laid beside itself (an A/A run): a second subject of the same processes, under a name of its own, so that
// whatever tells subjects apart by their names needs to know nothing of it.

const SUFFIX = '-again'

/** What a deployment is called that is measured a second time beside itself. */
export const againOf = (name: string) => `${name}${SUFFIX}`

/** The deployment behind the name of a subject. */
export const originalOf = (name: string) =>
  name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : name

/** The deployment that a run lays beside itself; undefined: it is no A/A run. */
export function besideItself(subjects: readonly string[]): string | undefined {
  return subjects.find(name => subjects.includes(againOf(name)))
}
