import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../machine/root.ts'
import { REFERENCE_LINK } from '../../samples/reference-place.ts'
import type { MadeResult } from '../write-result.ts'
import { fillMarked } from './fill-marked.ts'
import { forestPicture } from './forest-picture.ts'
import { oneRunText } from './one-run-text.ts'
import { shortAnswer } from './short-answer.ts'

/**
 * The files that quote the reference result, by their paths from the root: documents with its figures in their marked places, and
 * the chart that they show. The same samples give the same texts, byte for byte.
 *
 * @throws Error when a mark is missing
 */
export async function quotingFiles({
  comparison,
  trials,
}: Pick<MadeResult, 'comparison' | 'trials'>): Promise<Readonly<Record<string, string>>> {
  return {
    'README.md': filled('README.md', 'short-answer', shortAnswer(comparison, 'en')),
    'README.zh-CN.md': filled('README.zh-CN.md', 'short-answer', shortAnswer(comparison, 'zh')),
    'docs/benchmarking.md': filled(
      'docs/benchmarking.md',
      'one-run',
      oneRunText(comparison.header, trials),
    ),
    [`${REFERENCE_LINK}/forest.svg`]: await forestPicture(comparison, 'en'),
    [`${REFERENCE_LINK}/forest.zh.svg`]: await forestPicture(comparison, 'zh'),
  }
}

const filled = (path: string, name: string, text: string) =>
  fillMarked(readFileSync(join(root, path), 'utf8'), name, text)
