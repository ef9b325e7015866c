/** Units by the names that Grafana gives them. */
export const units = {
  count: 'short',
  seconds: 's',
  bytes: 'bytes',
  bytesPerSecond: 'Bps',
  share: 'percentunit',
  perSecond: 'cps',
  requestsPerSecond: 'reqps',
  tokensPerSecond: 'suffix: tok/s',
  moment: 'dateTimeAsIso',
} as const

/** A unit of a panel. */
export type Unit = (typeof units)[keyof typeof units]
