/** What a relay is to reach: its cost a token ÷ that of another in the same round. */
export type Goal = {
  readonly name: string
  /** Whose goal it is, and whose cost it is divided by: subjects by name. */
  readonly variant: string
  readonly against: string
  /** The largest ratio that reaches it. Decided before it was measured. */
  readonly atMost: number
}

/** Every goal of the gateway, in the order of the report. */
export const goals = [
  {
    name: 'default-transports',
    variant: 'gateway-http2',
    against: 'loop-http1',
    atMost: 0.5,
  },
  { name: 'both-http1', variant: 'gateway-http1', against: 'loop-http1', atMost: 0.45 },
  { name: 'both-http2', variant: 'gateway-http2', against: 'loop-http2', atMost: 0.45 },
  { name: 'final', variant: 'gateway-http2', against: 'loop-http1', atMost: 0.35 },
  { name: 'floor', variant: 'gateway-http2', against: 'floor', atMost: 1.7 },
  { name: 'metrics', variant: 'gateway-http2', against: 'gateway-unobserved', atMost: 1.03 },
] as const satisfies readonly Goal[]
