import { SATURATED_SHARE } from '../../plan/limits.ts'
import { percent } from '../format.ts'
import type { Labels } from '../language.ts'

// What is said of the CPU of each part of a bench.

export const usageWords: Labels<{
  readonly title: string
  readonly reading: string
  /** Where they share one core. */
  readonly shared: string
  /** Where each process of a deployment has a core. */
  readonly apart: string
  readonly caption: (scenario: string) => string
  readonly window: string
  readonly cpuOf: (part: string) => string
  readonly together: string
  readonly saturated: string
  readonly trials: (saturated: number, all: number) => string
  readonly folded: (scenario: Folded) => string
}> = {
  en: {
    title: 'Who was saturated?',
    reading: `CPU in the steady part of each window as a share of one core: the mean over the trials, in brackets the largest. Above ${percent(SATURATED_SHARE)} a part is saturated; where that is not the deployment, the window shows the limit of the harness in that trial and decides nothing.`,
    shared: `All parts but the deployment shared one core: together above ${percent(SATURATED_SHARE)} they are saturated as well.`,
    apart: `Each process of a deployment had a core of its own: the deployment’s CPU is their sum, and the deployment is saturated where one of them is above ${percent(SATURATED_SHARE)} of its core.`,
    caption: scenario => `${scenario}: CPU of each part, mean (largest)`,
    window: 'Window',
    cpuOf: part => `CPU of ${part}`,
    together: 'all but the deployment',
    saturated: 'Trials with a saturated harness',
    trials: (saturated, all) => `${saturated} of ${all}`,
    folded: ({ scenario, windows, largest, saturated, all }) =>
      `${scenario}: ${windows} windows, CPU at most ${largest.join(', ')}; the harness was saturated in ${saturated} of ${all} windows, all trials together`,
  },
  zh: {
    title: '谁饱和了？',
    reading: `各部分在每个窗口稳态时段的 CPU，以一个核心为 100%：各次试验的均值，括号内为最大值。超过 ${percent(SATURATED_SHARE)} 即为饱和；若饱和的不是被测部署，该窗口在那次试验中显示的是测试工具的极限，不参与判定。`,
    shared: `除被测部署外的各部分共用一个核心：合计超过 ${percent(SATURATED_SHARE)} 也算饱和。`,
    apart: `部署的每个进程独占一个核心：部署的 CPU 为各进程之和，其中任一进程超过其核心的 ${percent(SATURATED_SHARE)} 即为该部署饱和。`,
    caption: scenario => `${scenario}：各部分的 CPU，均值（最大值）`,
    window: '窗口',
    cpuOf: part => `CPU：${part}`,
    together: '除被测部署外合计',
    saturated: '测试工具饱和的试验',
    trials: (saturated, all) => `${all} 次中 ${saturated} 次`,
    folded: ({ scenario, windows, largest, saturated, all }) =>
      `${scenario}：${windows} 个窗口，CPU 最大值：${largest.join('、')}；全部试验共 ${all} 个窗口，其中 ${saturated} 个测试工具饱和`,
  },
}

/** A scenario of many windows in a line. */
type Folded = {
  readonly scenario: string
  readonly windows: number
  /** Each part and its largest share. */
  readonly largest: readonly string[]
  readonly saturated: number
  /** Windows of all trials. */
  readonly all: number
}
