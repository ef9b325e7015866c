/** Rounds that a verdict needs at least: with fewer, Student's t finds a true 10% too seldom (docs: measurement method). */
export const MINIMUM_ROUNDS = 8

/**
 * Rounds that are made at least where ranks decide. Their p-value is never below 2^(1 − rounds): 0.008 at 8 rounds, which Holm's
 * correction over the tests of a report lets pass in few places; 0.002 at 10, which can stand in the first of 25.
 */
export const MINIMUM_RANKED_ROUNDS = 10

/** Above this share of its core a part is saturated: what it does then shows its own limit. */
export const SATURATED_SHARE = 0.8

/** Above this share of the measured p99, the p99 of the control stream marks a delay as including measurement overhead. */
export const MAX_CONTROL_SHARE = 0.2

/** A relay with fewer of its tokens than this share is behind: what a token cost while others waited is not what it costs. */
export const MIN_RECEIVED_SHARE = 0.95

/** A relay that must wait for its core longer than this finds more tokens at once when it runs: it looks cheaper than it is. */
export const MAX_WAIT_SHARE = 0.05

/** Later than this at p99, the control stream makes a window void; of turns and page requests, which a slow server can hold up, it is told. */
export const MAX_LATENESS_MS = 20

/** Above this share of its time that the machine lost to its host's other guests, a window is void. */
export const MAX_STOLEN_SHARE = 0.05

/** More of its cores than this the load side must not take for the default load alone: opening sockets, pages and moments of noise take the rest. */
export const MAX_OFFERED_SHARE = 0.6
