/** Labels of a series, without its name. An empty value means that the label is not there. */
export type Labels = Readonly<Record<string, string>>

/** The value that ends a series at once, instead of five minutes after its last one. */
export const STALE = 'stale'

/** One value of one series at one moment. */
export type Point = {
  readonly name: string
  readonly labels: Labels
  readonly value: number | typeof STALE
  /** Epoch milliseconds. */
  readonly atMs: number
}
