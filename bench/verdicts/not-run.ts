import { coresForEach } from '../plan/core-allocation.ts'
import { scenarios } from '../plan/scenarios/registry.ts'
import { deploymentNamed } from '../plan/subjects/registry.ts'
import type { RunHeader } from '../samples/run-header.ts'
import type { Words } from '../words.ts'

/** What a comparison of another app leaves out, whatever its budget. */
const withoutOwnPages: readonly Words[] = [
  ...scenarios
    .filter(({ needsBundledPages }) => needsBundledPages)
    .map(({ name }) => ({
      en: `${name}: needs this project's own pages`,
      zh: `${name}：需要本项目自带的页面`,
    })),
  {
    en: "origins, and settings behind a public host: need this project's own chat page",
    zh: '来源数，以及公网主机所需的设置：需要本项目自带的聊天页面',
  },
]

/** The allocation of cores with which a comparison did not run: another question, and so another comparison. */
function otherArm({ plan, environment }: RunHeader): Words {
  if (plan.cores === 'each') {
    return {
      en: 'equal cores in total: a comparison of its own, without --cores each',
      zh: '核心总数相同：需另作一次不带 --cores each 的比较',
    }
  }
  const needed = coresForEach(plan.subjects.map(deploymentNamed))
  return {
    en: `each process on a core of its own: a comparison of its own, --cores each; needs ${needed} cores, found ${environment.usableCores}`,
    zh: `每个进程独占一个核心：需另作一次带 --cores each 的比较；需要 ${needed} 个核心，现有 ${environment.usableCores} 个`,
  }
}

/** What a comparison leaves out, and what it would need. */
export function notRun(header: RunHeader): readonly Words[] {
  return [
    ...(header.environment.app === undefined ? [] : withoutOwnPages),
    ...header.plan.leftOut.map(({ scenario, minutes }) => ({
      en: `${scenario}: needs --budget ${minutes}m`,
      zh: `${scenario}：需要 --budget ${minutes}m`,
    })),
    otherArm(header),
  ]
}
