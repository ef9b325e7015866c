import { describe, expect, it } from 'vitest'
import { combine } from './combine.ts'
import type { Finding, Verdict } from './comparison.ts'

describe('combine', () => {
  it.each<[readonly Finding[], Verdict]>([
    [['confirmed'], 'confirmed'],
    [['confirmed', 'no difference', 'inconclusive', 'not measured'], 'confirmed'],
    [['refuted', 'no difference', 'inconclusive', 'not measured'], 'refuted'],
    [['confirmed', 'refuted', 'confirmed'], 'mixed'],
    [['confirmed', 'against'], 'mixed'],
    [['refuted', 'for'], 'mixed'],
    [['confirmed', 'for'], 'confirmed'],
    [['refuted', 'against'], 'refuted'],
    [['for', 'against'], 'inconclusive'],
    [['for'], 'inconclusive'],
    [['no difference', 'no difference'], 'no difference'],
    [['no difference', 'inconclusive'], 'inconclusive'],
    [['no difference', 'not measured'], 'inconclusive'],
    [['not measured', 'inconclusive'], 'inconclusive'],
    [['not measured', 'not measured'], 'not measured'],
    [[], 'not measured'],
  ])('%j: %s', (verdicts, verdict) => {
    expect(combine(verdicts)).toBe(verdict)
  })
})
