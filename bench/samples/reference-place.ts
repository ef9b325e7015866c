import { fileURLToPath } from 'node:url'

/** Where the reference result is kept. */
export const REFERENCE = fileURLToPath(new URL('../../docs/results/reference/', import.meta.url))

/** The same from the root, as a link of the README has it. */
export const REFERENCE_LINK = 'docs/results/reference'

/** What quotes it. */
export const README = fileURLToPath(new URL('../../README.md', import.meta.url))
