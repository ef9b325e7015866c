import { join } from 'node:path'
import { root } from '../machine/root.ts'

/** Where the reference result is kept. */
export const REFERENCE = join(root, 'docs/results/reference/')

/** The same from the root, as a link of the README has it. */
export const REFERENCE_LINK = 'docs/results/reference'

/** What quotes it. */
export const README = join(root, 'README.md')
