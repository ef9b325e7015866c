import { MINIMUM_ROUNDS } from '../../../plan/limits.ts'
import type * as en from '../en/aa.ts'

export const aa: typeof en.aa = {
  title: deployment => `A/A：${deployment}与自身并列`,
  summary: deployment =>
    `按比较的流程进行，两种部署的位置都是${deployment}：看这套流程在没有差异时多久会发现一次差异。`,
  alarms: (deployment, tested, claims, level) =>
    `这是一次 A/A 运行，${deployment}与自身并列：${tested.all} 个受检验的指标中有 ${tested.differing} 个、${claims.all} 条论断中有 ${claims.differing} 条显示差异，每个都是误报；检验的族错误率水平为 ${level}。`,
  tooFewRounds: `没有指标受检验：至少需要 ${MINIMUM_ROUNDS} 轮。`,
  intervals: ({ all, differing }, level) =>
    `${all} 个受检验指标的 95% 区间中，${differing} 个完全落在“无差异”的一侧；纯属偶然时至多为 ${level}。`,
  counts: ({ all, differing }) =>
    `${all} 个计数中，${differing} 个在每次重复中都不同；计数没有已知的错误率。`,
  measures: titles => `误报的差异：${titles.join('；')}。`,
  evidence: '比较了什么',
}
