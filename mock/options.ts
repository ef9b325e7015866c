import type { Distribution } from './distribution.ts'

/** How a mock answers when a request asks for nothing else. Delays in milliseconds, length in tokens. */
export interface MockOptions {
  /** The same seed gives the same sequence of answers. A whole number. */
  readonly seed: number
  /** Time to first token. */
  readonly ttft: Distribution
  /** Between two tokens. */
  readonly gap: Distribution
  readonly length: Distribution
}

/** What a hosted model feels like on a chat page: a third of a second, then some forty tokens a second. */
export const defaultMockOptions: MockOptions = {
  seed: 1,
  ttft: { kind: 'lognormal', median: 300, sigma: 0.35 },
  gap: { kind: 'lognormal', median: 25, sigma: 0.5 },
  length: { kind: 'lognormal', median: 200, sigma: 0.4 },
}
