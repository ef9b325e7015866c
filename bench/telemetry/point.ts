/** Labels of a series, without its name. An empty value means that the label is not there. */
export type Labels = Readonly<Record<string, string>>

/** One value of one series at one moment. */
export type Point = {
  readonly name: string
  readonly labels: Labels
  readonly value: number
  /** Epoch milliseconds. */
  readonly atMs: number
}
