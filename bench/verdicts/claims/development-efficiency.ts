import type { Claim } from './claim.ts'

/** How long a developer waits. */
export const developmentEfficiency: Claim = {
  name: 'development-efficiency',
  title: { en: 'Development efficiency', zh: '开发效率' },
  seed: {
    en: 'Integrated: high; separate: medium.',
    zh: '集成部署：高；分离部署：中。',
  },
  confirmedWhen: {
    en: 'In development, separate takes over 10% longer from a cold start to the first token or from an edit to its being visible, and integrated is found behind in neither.',
    zh: '开发模式下，分离部署从冷启动到首个词元，或从编辑到可见，慢 10% 以上，且没有一项显示集成部署更慢。',
  },
  refutedWhen: {
    en: 'Integrated takes over 10% longer in one and separate is found behind in neither.',
    zh: '集成部署在其中一项上慢 10% 以上，且没有一项显示分离部署更慢。',
  },
  caveat: {
    en: 'Both have one command that starts everything. What it costs to understand a code base is not measured.',
    zh: '两者都只需一条命令启动。理解代码所需的成本不在测量之内。',
  },
  state: 'measured',
  criteria: [
    { kind: 'ratio', measure: 'dev-cold-start', favours: 'integrated', threshold: 1.1 },
    { kind: 'ratio', measure: 'edit-to-visible', favours: 'integrated', threshold: 1.1 },
  ],
}
