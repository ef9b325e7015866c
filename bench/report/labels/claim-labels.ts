import type { Labels } from '../language.ts'

// What is written in the section of a claim.

export const claimWords: Labels<{
  readonly claim: string
  readonly verdict: string
  readonly sentence: string
  readonly verdictTable: string
  readonly seed: string
  readonly confirmedWhen: string
  readonly refutedWhen: string
  readonly needs: string
  readonly caveat: string
  readonly missing: string
  readonly numbers: string
}> = {
  en: {
    claim: 'Claim',
    verdict: 'Verdict',
    sentence: 'What was found',
    verdictTable: 'The verdict on each claim',
    seed: 'the comparison table under test',
    confirmedWhen: 'Confirmed when',
    refutedWhen: 'Refuted when',
    needs: 'Needs',
    caveat: 'What could be wrong',
    missing: 'without evidence',
    numbers: 'Numbers of this chart',
  },
  zh: {
    claim: '论断',
    verdict: '结论',
    sentence: '发现',
    verdictTable: '每条论断的结论',
    seed: '被检验的对比表',
    confirmedWhen: '何时算证实',
    refutedWhen: '何时算被推翻',
    needs: '需要',
    caveat: '可能的偏差',
    missing: '缺少证据',
    numbers: '此图的数字',
  },
}
