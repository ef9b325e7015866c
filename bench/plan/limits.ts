/** Rounds that a verdict needs at least: with fewer, Student's t finds a true 10% too seldom (docs: measurement method). */
export const MINIMUM_ROUNDS = 8

/** Above this share of its core a part is saturated: what it does then shows its own limit. */
export const SATURATED_SHARE = 0.8

/** Above this share of the measured p99, the p99 of the control stream marks a delay as including measurement overhead. */
export const MAX_CONTROL_SHARE = 0.2

/** A relay with fewer of its tokens than this share is behind: what a token cost while others waited is not what it costs. */
export const MIN_RECEIVED_SHARE = 0.95

/** A relay that must wait for its core longer than this finds more tokens at once when it runs: it looks cheaper than it is. */
export const MAX_WAIT_SHARE = 0.05

/** Turns or page requests that were sent later than this at p99 make a window void. */
export const MAX_LATENESS_MS = 20
