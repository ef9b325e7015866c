import { join } from 'node:path'
import { root } from '../machine/root.ts'

/** Where the reference result is kept. */
export const REFERENCE = join(root, 'docs/results/reference/')

/** The same from the root, as documents link it. */
export const REFERENCE_LINK = 'docs/results/reference'
