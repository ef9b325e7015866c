import { describe, expect, it } from 'vitest'
import { REFERENCE } from '../../samples/results-directory.ts'
import { readComparison } from '../../verdicts/read-comparison.ts'
import { syntheticMap } from '../../verdicts/testing/synthetic-map.ts'
import { shortAnswer } from './short-answer.ts'

const comparison = readComparison(REFERENCE)

describe('the short answer', () => {
  it.each(['en', 'zh'] as const)('has three to six sentences (%s)', language => {
    const sentences = shortAnswer(comparison, language).match(/^- /gm) ?? []
    expect(sentences.length).toBeGreaterThanOrEqual(3)
    expect(sentences.length).toBeLessThanOrEqual(6)
  })

  it('names the run that it is from, and the others that are kept', () => {
    expect(shortAnswer(comparison, 'en', [comparison])).toMatch(/^One run on one machine: /)
    const { header } = comparison
    const other = { ...comparison, header: { ...header, startedAt: '2026-12-01' } }
    const text = shortAnswer(comparison, 'en', [comparison, other]).replace(/\s+/g, ' ')
    expect(text).toMatch(/^The reference run: /)
    expect(text).toContain(`: 2026-12-01 00:00 UTC ${header.environment.cpuModel}.`)
  })

  it('leaves out a sentence whose evidence is missing', () => {
    const claims = comparison.claims.filter(({ claim }) => claim.name !== 'resource-isolation')
    expect(shortAnswer(comparison, 'en')).toContain('**Hang.**')
    expect(shortAnswer({ ...comparison, claims }, 'en')).not.toContain('**Hang.**')
  })

  it('says where the other deployment broke the objective as well', () => {
    const broken = {
      measure: 'page-load-at-slo-computed',
      deployment: 'separate',
      round: 1,
      value: 7,
    }
    const observations = [...comparison.observations, broken]
    expect(shortAnswer({ ...comparison, observations }, 'en').replace(/\s+/g, ' ')).toContain(
      'in integrated and at 7 in separate',
    )
  })

  it('takes what pages cost from the last kept run that measured it, and names that run', () => {
    const day = (startedAt: string) => ({ header: { ...comparison.header, startedAt } })
    const without = { ...comparison, map: undefined }
    const kept = [
      { ...without, ...day('2026-12-01'), map: { ...syntheticMap(), longestPageMs: 7 } },
      { ...without, ...day('2026-12-02'), map: syntheticMap() },
      { ...without, ...day('2026-12-03') },
    ]
    const text = shortAnswer(without, 'en', kept).replace(/\s+/g, ' ')
    expect(text).toMatch(
      /\*\*Pages decide\*\* \(another run: .*, 2026-12-02, revision [^)]*\)\. .* 51 ms /,
    )
    expect(text).not.toContain('**Expensive pages decide.**')
    const own = shortAnswer({ ...without, map: syntheticMap() }, 'en', kept)
    expect(own).toContain('**Pages decide.** ')
    expect(own).not.toContain('another run')
  })
})
