import { describe, expect, it } from 'vitest'
import { measures } from '../../measures/registry.ts'
import { claims } from '../../verdicts/claims/registry.ts'
import { LANGUAGES } from '../language.ts'
import { claimText, measureTitle, stoppedText } from './dictionary.ts'

describe('the title of a measure', () => {
  it('is there for each, in the language that is asked for', () => {
    for (const { name } of measures) {
      expect(measureTitle(name, 'en')).toMatch(/^[A-Z][ -\u00ff]+$/)
      expect(measureTitle(name, 'zh')).toMatch(/\p{Script=Han}/u)
    }
  })

  it('has the words of the fault', () => {
    expect(measureTitle('page-outage-page-crash', 'en')).toBe(
      'Time until pages are answered again after a crash of the page process',
    )
    expect(measureTitle('socket-outage-socket-crash', 'en')).toBe(
      'Time until a new socket opens again after a crash of the socket process',
    )
    expect(() => measureTitle('colour', 'en')).toThrow('found "colour"')
  })
})

it('does not say that processes share a core where each has its own', () => {
  const shared = /share the same cores|same cores in total|on the same cores/
  const said = (cores: 'equal' | 'each') =>
    JSON.stringify(claims.map(claim => claimText(claim, { cores }, 'en')))
  expect(said('equal')).toMatch(shared)
  expect(said('each')).not.toMatch(shared)
})

it('names the measures whose intervals are still wide', () => {
  const wide = ['memory-idle', 'ttft-p99']
  expect(LANGUAGES.map(language => stoppedText({ kind: 'budget', wide }, language))).toEqual([
    'The budget is spent. Still wider than their threshold: Memory with all connections idle; Time to first token, p99.',
    '预算已用完。仍宽于其阈值的区间：全部连接空闲时的内存；首词元时间 p99。',
  ])
})
