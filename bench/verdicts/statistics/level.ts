/** The share of wrong decisions that is put up with; every interval holds the true value with probability 1 − LEVEL. */
export const LEVEL = 0.05
