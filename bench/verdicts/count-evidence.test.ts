import { describe, expect, it } from 'vitest'
import { splitByDeployment } from './by-deployment.ts'
import type { Criterion } from './claims/claim.ts'
import { countEvidence } from './evidence.ts'
import { measureNamed, observed } from './testing/fixtures.ts'

const verdictOf = (
  criterion: Criterion,
  integrated: readonly number[],
  separate: readonly number[],
) => {
  const { measure } = criterion
  const sides = splitByDeployment([
    ...observed(measure, 'integrated', integrated),
    ...observed(measure, 'separate', separate),
  ])
  const evidence = countEvidence(criterion, measureNamed(measure), sides)
  return evidence.state === 'count' ? evidence.verdict : evidence.state
}
const processes: Criterion = {
  kind: 'count',
  measure: 'processes',
  favours: 'integrated',
  threshold: 0,
}
const survivors: Criterion = {
  kind: 'count',
  measure: 'slo-share-beside-pages',
  favours: 'separate',
  threshold: 0.1,
}

describe('a count', () => {
  it('is decided when every repeat lies on one side', () => {
    expect(verdictOf(processes, [1], [2])).toBe('confirmed')
    expect(verdictOf(processes, [2], [1])).toBe('refuted')
    expect(verdictOf(processes, [1, 2, 2], [3, 4, 3])).toBe('confirmed')
    expect(verdictOf(processes, [1, 2, 3], [3, 4, 3])).toBe('inconclusive')
  })

  it('is no difference when all repeats are within the threshold', () => {
    expect(verdictOf(processes, [1, 1], [1, 1])).toBe('no difference')
    expect(verdictOf({ ...processes, threshold: 1 }, [1, 2], [2, 1])).toBe('no difference')
    expect(verdictOf({ ...processes, threshold: 1 }, [1, 2], [2, 3])).toBe('inconclusive')
    expect(verdictOf({ ...processes, threshold: 1 }, [1], [2])).toBe('no difference')
    expect(verdictOf({ ...processes, threshold: 1 }, [1], [2.5])).toBe('confirmed')
  })

  it('turns where more is better', () => {
    expect(verdictOf(survivors, [0, 0.1], [1, 0.9])).toBe('confirmed')
    expect(verdictOf(survivors, [1, 0.9], [0, 0.1])).toBe('refuted')
    expect(verdictOf(survivors, [0.95], [1])).toBe('no difference')
    expect(verdictOf(survivors, [0.5, 1], [1, 1])).toBe('inconclusive')
  })

  it('keeps the values in the order of their rounds', () => {
    const rounds = [...observed('processes', 'integrated', [1, 2, 3])].toReversed()
    const sides = splitByDeployment([...rounds, ...observed('processes', 'separate', [4])])
    expect(countEvidence(processes, measureNamed('processes'), sides)).toMatchObject({
      integrated: [1, 2, 3],
      separate: [4],
    })
  })
})
