import type { Claim } from './claim.ts'

/** The seed's second threshold, by the capacity model. */
export const threshold100000Users: Claim = {
  name: 'threshold-100000-users',
  title: { en: 'Above 100,000 users', zh: '超过 10 万用户' },
  seed: {
    en: 'Integrated below 100,000 users, separate above.',
    zh: '中小型项目（< 10万用户）推荐集成部署；大型项目（> 10万用户）推荐分离部署。',
  },
  confirmedWhen: {
    en: 'For 100,000 users, integrated needs over 5% more cores or memory, and separate of neither.',
    zh: '对 10 万用户，集成部署需要的核心或内存多 5% 以上，而分离部署一项也不多。',
  },
  refutedWhen: {
    en: 'Separate needs over 5% more of one, and integrated of neither.',
    zh: '分离部署在其中一项上多 5% 以上，而集成部署一项也不多。',
  },
  caveat: {
    en: 'A model, not a measurement: the measured costs of connections, tokens and pages, multiplied by what is assumed of users (core and page figures in the measures). 10,000 connections were not opened in every run.',
    zh: '这是模型而非测量：以测得的连接、token 和页面成本，乘以对用户的假设（见各指标说明）。并非每次运行都打开了 1 万个连接。',
  },
  state: 'measured',
  criteria: [
    { kind: 'ratio', measure: 'cores-for-100000-users', favours: 'separate', threshold: 1.05 },
    { kind: 'ratio', measure: 'memory-for-100000-users', favours: 'separate', threshold: 1.05 },
  ],
}
