/** Fewer rounds decide nothing. The report reads no statistics; a test holds this equal to the minimum that they have. */
export const LEAST_ROUNDS = 8
