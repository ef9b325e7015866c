/**
 * Log ratios integrated ÷ separate of a token's added delay at p99 beside pages, as the 33 rounds of the first reference
 * had them, for simulations. They lean to one side (skew −2.8): in two rounds a single stall of separate made its p99.
 */
export const observedLogRatios: readonly number[] = [
  0.3867, 0.4948, 0.7355, 0.7105, 0.2428, -0.7735, 0.7557, 0.7353, 0.5679, -1.0999, 0.6552, 0.7865,
  0.488, 0.6136, 0.5069, 0.4022, 0.6408, 0.8378, 0.5043, 0.6345, 0.4618, 0.7203, 0.4292, 0.7338,
  0.4115, -0.0051, 0.7827, 0.5814, 0.7618, 0.5802, 0.6362, 0.5426, 0.5998,
]
