/** How soon somebody has to look: `page` now, `ticket` in working hours. */
export type Severity = 'page' | 'ticket'

/** An alerting rule. */
export type Alert = {
  readonly name: string
  /** What is watched, in PromQL. It has a value while all is well, too: that is how a test knows that it is asked rightly. */
  readonly watched: string
  /** What is wrong with it: appended to `watched`. */
  readonly condition: string
  /** How long it must be wrong. */
  readonly for: string
  readonly severity: Severity
  /** One line, with the labels of the alert. */
  readonly summary: string
  /** What it means for people. */
  readonly description: string
  /** What to do, step by step. */
  readonly runbook: readonly string[]
}
