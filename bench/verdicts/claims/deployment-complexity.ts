import type { Claim } from './claim.ts'

/** Fewer things to start, open and set. */
export const deploymentComplexity: Claim = {
  name: 'deployment-complexity',
  title: { en: 'Deployment complexity', zh: '部署复杂度' },
  seed: {
    en: 'Integrated: low; separate: medium. One port, easy to deploy; shared environment variables and configuration.',
    zh: '集成部署：低；分离部署：中。单一端口，便于部署；共享环境变量和配置。',
  },
  confirmedWhen: {
    en: 'Integrated has fewer processes, listening ports, start commands or variables that must be set, or is ready sooner by more than 5%, and separate is found ahead in none of them.',
    zh: '集成部署的进程、监听端口、启动命令或必须设置的变量更少，或冷启动快 5% 以上，且没有一项显示分离部署领先。',
  },
  refutedWhen: {
    en: 'Separate is ahead in one of them and integrated in none.',
    zh: '分离部署在其中一项上领先，且没有一项显示集成部署领先。',
  },
  caveat: {
    en: 'Counts say how much there is, not how hard each is for a team that has done it before.',
    zh: '计数只说明数量，不说明对有经验的团队来说每一项有多难。',
  },
  state: 'measured',
  criteria: [
    { kind: 'count', measure: 'processes', favours: 'integrated', threshold: 0 },
    { kind: 'count', measure: 'listening-ports', favours: 'integrated', threshold: 0 },
    { kind: 'count', measure: 'start-commands', favours: 'integrated', threshold: 0 },
    { kind: 'count', measure: 'variables-to-set', favours: 'integrated', threshold: 0 },
    { kind: 'ratio', measure: 'cold-start', favours: 'integrated', threshold: 1.05 },
  ],
}
