/** Bounds that hold the true value with 95% confidence. */
export type Interval = { readonly from: number; readonly to: number }
