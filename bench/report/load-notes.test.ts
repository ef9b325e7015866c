import { expect, it } from 'vitest'
import { withPlan } from '../verdicts/testing/synthetic-comparison.ts'
import { syntheticReport } from './testing/synthetic-report.ts'
import { verdictTable } from './verdict-table.ts'
import { writeReport } from './write-result.ts'

it('says in terminal and report that the load was reduced, and what was lost and made again', async () => {
  const input = syntheticReport()
  const comparison = {
    ...input.comparison,
    header: withPlan({ loadFactor: 0.5 }, input.comparison.header),
    lost: [{ scenario: 'page-loads', unit: 'pairs', lost: 2, madeAgain: 1 } as const],
  }
  const { markdownEn, markdownZh } = await writeReport({ ...input, comparison })
  for (const text of [verdictTable(comparison), markdownEn]) {
    expect(text).toContain('50% of the default load of tokens: ')
    expect(text).toContain(
      '2 pairs of visits of "What three page loads cost the tokens" had a void window; 1 made again.',
    )
  }
  expect(markdownZh).toContain('词元负载为默认值的 50%')
  expect(verdictTable(input.comparison)).not.toContain('of the default load of tokens')
})
