import { describe, expect, it } from 'vitest'
import { combine } from './combine.ts'
import type { Verdict } from './comparison.ts'

describe('combine', () => {
  it.each<[readonly Verdict[], Verdict]>([
    [['confirmed'], 'confirmed'],
    [['confirmed', 'no difference', 'inconclusive', 'not measured'], 'confirmed'],
    [['refuted', 'no difference', 'inconclusive', 'not measured'], 'refuted'],
    [['confirmed', 'refuted', 'confirmed'], 'inconclusive'],
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
