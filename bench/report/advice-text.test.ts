import { describe, expect, it } from 'vitest'
import { advise } from '../verdicts/advice/advise.ts'
import { assumptions, comparisonWith, thrice } from '../verdicts/advice/testing/measured.ts'
import { adviceText } from './advice-text.ts'

const comparison = comparisonWith({
  'streams-hit-page-crash': { integrated: [1], separate: [0] },
})
const source = { source: 'results/run/comparison.json', header: comparison.header }
const little = { ...assumptions, users: 1_000, pagesPerSecond: 1 }

describe('adviceText', () => {
  it('begins with the answer, its processes and what is given up, and shows what it rests on', () => {
    // The columns' widths are text-table.ts's.
    const text = adviceText(advise(comparison, little), source)
      .replace(/ +/g, ' ')
      .replace(/─+/, '─')
    expect(
      text,
    ).toContain(`Choose integrated, 1 process for both: it needs less memory, by more than 5%; cores do not differ by more than 5% beyond doubt. It rests on 3 rounds; a verdict wants 8.
What you give up: A crash of the process with the pages interrupts 100% of the live streams in integrated, 0% in separate.

At the busiest moment 100 connections, 10 of them streaming 200 tokens a second together, and 1 page requests a second:

(95% interval) integrated separate
─
processes 1 2
cores, 70% used 0.02 (0.02 to 0.02) 0.02 (0.02 to 0.02)
machines 1 1
memory, MiB 101 (101 to 101) 151 (151 to 151)

separate ÷ integrated, cores: 1.00 (1.00 to 1.00): the interval holds 1, a toss-up`)
    expect(text).not.toContain('Outside of what was measured')
    expect(text).toContain('From results/run/comparison.json: 3 rounds on Synthetic CPU')
  })

  it('says when the pages were those of another app', () => {
    const { header } = comparison
    const environment = { ...header.environment, app: { directory: 'shop' } }
    const text = adviceText(advise(comparison, little), {
      ...source,
      header: { ...header, environment },
    })
    expect(text).toContain('with the pages of another app: shop.')
    expect(adviceText(advise(comparison, little), source)).not.toContain('another app')
  })

  it('says plainly that it is a toss-up, and that a question lies outside', () => {
    const same = comparisonWith({
      'memory-at-zero': { integrated: [5e8, 7e8, 1e9], separate: thrice(1.4e9) },
    })
    const text = adviceText(advise(same, assumptions), source)
    expect(text).toMatch(/^A toss-up: neither cores nor memory differ beyond doubt/)
    expect(text).toContain(
      'Outside of what was measured:\n  - 10,000 connections, 8.3 times the 1,200',
    )
    expect(text).toContain('sticky sessions')
    expect(text).toContain(
      'What page load does to the delay of tokens was not measured in this result: npm run bench measures it.',
    )
  })

  it('says what is given up, and how much larger a rise is', () => {
    const cores = comparisonWith({
      'cpu-per-token': { integrated: thrice(35.7), separate: thrice(35) },
      'memory-at-zero': { integrated: thrice(1e8), separate: thrice(9e8) },
      'token-delay-rise': { integrated: [4, 4.04, 4], separate: [2, 2.02, 2] },
    })
    const many = { ...assumptions, users: 198_000, pagesPerSecond: 0 }
    const text = adviceText(advise(cores, many), source)
    expect(text).toContain(
      'What you give up: cores 1.02 times (1.02 to 1.02), 2 machines instead of 1.',
    )
    expect(text).toContain(
      'becomes 4.01 times as long as without in integrated and 2.00 times in separate: 2.00 times as large a rise',
    )
  })

  it('says why cost decides nothing', () => {
    const opposed = comparisonWith({
      'cpu-per-token': { integrated: thrice(50), separate: thrice(35) },
    })
    expect(adviceText(advise(opposed, { ...little, pagesPerSecond: 0 }), source)).toContain(
      'A toss-up: cores speak for separate, memory for integrated, and what the pages do',
    )
  })
})
