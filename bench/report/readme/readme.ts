import type { MadeResult } from '../write-result.ts'
import { fillMarked } from './fill-marked.ts'
import { oneRunText } from './one-run-text.ts'
import { verdictsText } from './verdicts-text.ts'

/**
 * The README with the figures of the reference result in their marked places.
 *
 * @throws Error when a mark is missing
 */
export function filledReadme(
  readme: string,
  { comparison, trials }: Pick<MadeResult, 'comparison' | 'trials'>,
): string {
  const withVerdicts = fillMarked(readme, 'verdicts', verdictsText(comparison))
  return fillMarked(withVerdicts, 'one-run', oneRunText(trials))
}
