/** What is promised, and what a drill showed of it. */
export type Finding = {
  readonly measure: string
  readonly target: string
  readonly measured: string
  readonly isMet: boolean
}

/** A time or a rate that may not be longer or higher; undefined: there was nothing to measure, which meets no target. */
export function atMost(
  measure: string,
  limit: number,
  value: number | undefined,
  unit: string,
): Finding {
  return {
    measure,
    target: `≤ ${limit} ${unit}`.trim(),
    measured: value === undefined ? 'none' : `${Math.round(value)} ${unit}`.trim(),
    isMet: value !== undefined && value <= limit,
  }
}

/** A number that is known beforehand. */
export function exactly(measure: string, wanted: number, found: number): Finding {
  return { measure, target: String(wanted), measured: String(found), isMet: found === wanted }
}

/** What a drill would prove nothing without. */
export function moreThan(measure: string, limit: number, found: number): Finding {
  return { measure, target: `> ${limit}`, measured: String(found), isMet: found > limit }
}

/** What shows that something is missing. */
export function fewerThan(measure: string, limit: number, found: number): Finding {
  return { measure, target: `< ${limit}`, measured: String(found), isMet: found < limit }
}

/** Those that miss their target. */
export const missed = (findings: readonly Finding[]) => findings.filter(({ isMet }) => !isMet)
