import type { Words } from '../../words.ts'
import { trialSummary } from '../figures/trial-summary.ts'
import type { Measure } from '../measure.ts'
import { above, type Point, pageLatencyCurve, tokenDelayCurve } from './interference.ts'

/** Last point ÷ first: what the largest load beside does. Undefined without a point at 0, or without another. */
function rise(curve: readonly Point[]): number | undefined {
  const [first, last] = [curve.at(0), curve.at(-1)]
  if (first === undefined || last === undefined || first.x !== 0 || last.x === 0) return undefined
  return last.y / first.y
}

/** Added delay p99 beside the largest load of one kind of page ÷ without pages. */
const tokenDelayRiseBeside = (page: string, title: Words): Measure => ({
  name: `token-delay-rise-${page}`,
  title,
  unit: 'share',
  better: 'lower',
  scenario: 'interference',
  of: trial => rise(tokenDelayCurve(trial, page)),
})

/** Requests a second to one kind of page at which the added delay p99 passes the SLO; undefined where it never did. */
const pageLoadAtSlo = (page: string, title: Words): Measure => ({
  name: `page-load-at-slo-${page}`,
  title,
  unit: 'per-second',
  better: 'higher',
  scenario: 'interference',
  of: trial => {
    const limit = trialSummary(trial)?.profile.slo.addedDelayMs
    return limit === undefined ? undefined : above(tokenDelayCurve(trial, page), limit)
  },
})

/** Latency p99 of the rendered page beside the most streams ÷ without streams. */
const pageRiseBesideStreams: Measure = {
  name: 'page-rise-beside-most-streams',
  title: {
    en: 'Latency of a rendered page beside the most streams ÷ alone',
    zh: '渲染页面的延迟：与最多的流并行 ÷ 单独',
  },
  unit: 'share',
  better: 'lower',
  scenario: 'interference',
  of: trial => rise(pageLatencyCurve(trial, 'rendered')),
}

/** What a trial of the scenario `interference` tells. */
export const interferenceMeasures: readonly Measure[] = [
  tokenDelayRiseBeside('static', {
    en: 'Token delay beside the most static pages ÷ alone',
    zh: '词元延迟：与最多的静态页面并行 ÷ 单独',
  }),
  tokenDelayRiseBeside('rendered', {
    en: 'Token delay beside the most rendered pages ÷ alone',
    zh: '词元延迟：与最多的渲染页面并行 ÷ 单独',
  }),
  tokenDelayRiseBeside('computed', {
    en: 'Token delay beside the most computing pages ÷ alone',
    zh: '词元延迟：与最多的计算页面并行 ÷ 单独',
  }),
  pageLoadAtSlo('rendered', {
    en: 'Rendered pages a second at which token delay passes the SLO',
    zh: '词元延迟超出 SLO 时的每秒渲染页面数',
  }),
  pageLoadAtSlo('computed', {
    en: 'Computing pages a second at which token delay passes the SLO',
    zh: '词元延迟超出 SLO 时的每秒计算页面数',
  }),
  pageRiseBesideStreams,
]
