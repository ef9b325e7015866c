import { describe, expect, it } from 'vitest'
import { REFERENCE } from '../../samples/results-directory.ts'
import { readComparison } from '../../verdicts/read-comparison.ts'
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
    expect(text).toMatch(/^The last kept run: /)
    expect(text).toContain(`: 2026-12-01 ${header.environment.cpuModel}.`)
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
})
