import { describe, expect, it } from 'vitest'
import { advise } from '../verdicts/advice/advise.ts'
import { assumptions, comparisonWith, thrice } from '../verdicts/advice/testing/measured.ts'
import { syntheticMap } from '../verdicts/testing/synthetic-map.ts'
import { adviceText } from './advice-text.ts'

const comparison = comparisonWith({
  'streams-hit-page-crash': { integrated: [1], separate: [0] },
})
const { header } = comparison
const sources = {
  comparison: { path: 'results/run/comparison.json', header },
  map: undefined,
}
const withMap = { ...sources, map: { path: 'results/map', header } }
const little = { ...assumptions, users: 1_000, pagesPerSecond: 1 }
const without = (asked = little, from = comparison) =>
  advise({ comparison: from, map: undefined }, asked)
/** Spaces and rules are text-table.ts's. */
const plain = (text: string) => text.replace(/ +/g, ' ').replace(/─+/, '─')

describe('adviceText', () => {
  it('tells of a page of the asker’s own right behind the answer', () => {
    const map = syntheticMap({ pageMs: 38, share: 0.19, path: '/products' })
    const asked = { ...little, pageMs: 38 }
    const lines = adviceText(advise({ comparison, map }, asked), withMap, 'en').split('\n')
    expect(lines[2]).toMatch(/^Your page, as it was measured: \/products costs 38 ms of CPU\./)
    const without = adviceText(advise({ comparison, map: syntheticMap() }, asked), withMap, 'en')
    expect(without).not.toContain('Your page, as')
  })

  it('begins with one sentence that says what to do and why, and gives its reasons in order', () => {
    const text = plain(adviceText(without(), sources, 'en'))
    expect(text).toMatch(
      /^Choose separate \(1 socket server and 1 Next process\): a crash of the pages interrupts 100% of the live answers in integrated and 0% in separate\.\n\nReasons, in order of weight:\n 1\. Tokens beside your pages \(decides nothing\): no decision map was measured: npm run bench:map/,
    )
    expect(text).toContain('\n 2. Crash (for separate): a crash of')
    expect(text).toContain(
      '\n 5. Cores and memory (for integrated): separate ÷ integrated: 1.00 (1.00 – 1.00) of cores, 1.49 (1.49 – 1.49) of memory, from 3 rounds where a verdict wants 8\n',
    )
    expect(text).toContain(`(95% interval) integrated separate
─
processes 1 2
cores, 70% used 0.02 0.02
machines 1 1
memory, MiB 101 151`)
    expect(text).not.toContain('Outside of what was measured')
    expect(text).toContain('results/run/comparison.json, 3 rounds on Synthetic CPU')
  })

  it('tells the rule where a map was measured, and what follows for these pages', () => {
    const map = syntheticMap()
    const heavy = { ...little, pagesPerSecond: 4, pageMs: 90 }
    const [first, ...rest] = adviceText(advise({ comparison, map }, heavy), withMap, 'en').split(
      '\n',
    )
    expect(first).toContain(
      'so integrated keeps p99 below 50 ms while no page takes more than about 52 ms of CPU.',
    )
    expect(rest.join()).toContain(
      'beside pages of 90 ms of CPU, 4 a second, the added delay of a token (p99) is about 88 ms in integrated and 8.00 ms in separate',
    )
    expect(rest.join()).toContain('Tokens beside pages: results/map, on Synthetic CPU')
  })

  it('says in the first sentence that a question lies outside of what was measured', () => {
    const text = adviceText(without(assumptions), sources, 'en')
    expect(text).toMatch(/^Outside of what was measured, and so by calculation: choose separate \(/)
    expect(text).toContain(
      'Outside of what was measured:\n  10,000 connections, where 1,200 were measured',
    )
    expect(text).toContain('sticky sessions')
    const map = syntheticMap()
    const long = advise({ comparison, map }, { ...little, pageMs: 400 })
    expect(adviceText(long, withMap, 'en')).toMatch(/^Outside of what was measured/)
  })

  it('says plainly that either will do', () => {
    const same = comparisonWith({
      'memory-at-zero': { integrated: [5e8, 7e8, 1e9], separate: thrice(1e9) },
    })
    expect(adviceText(without(little, same), sources, 'en')).toMatch(
      /^Take either, 1 process for both or 1 socket server and 1 Next process: nothing speaks for one/,
    )
  })

  it('says what a map alone cannot', () => {
    const text = adviceText(
      advise({ comparison: undefined, map: syntheticMap() }, little),
      {
        ...withMap,
        comparison: undefined,
      },
      'en',
    )
    expect(text).toContain('what a crash or a release drops, cores and memory: npm run bench')
    expect(text).not.toContain('results/run')
  })

  it('says when the pages were those of another app', () => {
    const environment = { ...header.environment, app: { directory: 'shop' } }
    const path = 'results/run'
    const own = { ...sources, comparison: { path, header: { ...header, environment } } }
    expect(adviceText(without(), own, 'en')).toContain('with the pages of another app: shop.')
    expect(adviceText(without(), sources, 'en')).not.toContain('another app')
  })

  it('says all of it in Chinese', () => {
    const advice = advise({ comparison, map: syntheticMap() }, { ...assumptions, pageMs: 90 })
    const text = adviceText(advice, withMap, 'zh')
    expect(text).toMatch(/^超出测量范围，以下为推算：选择分离部署（/)
    expect(text.replace(/results\S+|[A-Z]\w+_\w+/g, '')).not.toMatch(
      /[a-z]{4,}(?<!node|next)\s[a-z]{3,}/,
    )
  })
})
