/** How long something may take, and the variable that says so. */
export type Patience = { readonly variable: string; readonly ms: number }

/** How long an API may let one wait within an answer. */
export type AnswerPatience = {
  /** Silence before its first token. */
  readonly first: Patience
  /** Silence after it. */
  readonly idle: Patience
  /** The whole answer, however lively. */
  readonly total: Patience
}

/** The patience that the configuration sets, with the names of its variables. */
export function patienceOf(times: {
  readonly firstTokenMs: number
  readonly idleMs: number
  readonly totalMs: number
}): AnswerPatience {
  const total = { variable: 'OPEN_API_TOTAL_MS', ms: times.totalMs }
  const first = { variable: 'OPEN_API_FIRST_TOKEN_MS', ms: times.firstTokenMs }
  return {
    first: first.ms < total.ms ? first : total,
    idle: { variable: 'OPEN_API_IDLE_MS', ms: times.idleMs },
    total,
  }
}
