// A deployment can be laid beside itself: a second subject of the same processes, under a name of its own, so that whatever tells
// subjects apart by their names needs to know nothing of it. In an A/A run it is the same once more; where a difference of two
// revisions is confirmed, it is started from another checkout.

const AGAIN = '-again'
const BEFORE = '-before'

/** What a deployment is called that is measured a second time beside itself. */
export const againOf = (name: string) => name + AGAIN

/** What a deployment is called that is started from the checkout of an earlier revision, beside itself. */
export const beforeOf = (name: string) => name + BEFORE

/** Whether a subject is started from the other checkout. */
export const isBefore = (name: string) => name.endsWith(BEFORE)

/** The deployment behind the name of a subject. */
export function originalOf(name: string): string {
  const suffix = [AGAIN, BEFORE].find(each => name.endsWith(each)) ?? ''
  return name.slice(0, name.length - suffix.length)
}

/** The deployment that a run lays beside itself; undefined: it is no A/A run. */
export function besideItself(subjects: readonly string[]): string | undefined {
  return subjects.find(name => subjects.includes(againOf(name)))
}
