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
    en: 'For 100,000 users, integrated needs over 5% more cores.',
    zh: '对 10 万用户，集成部署需要的核心多 5% 以上。',
  },
  refutedWhen: {
    en: 'Separate needs over 5% more cores.',
    zh: '分离部署需要的核心多 5% 以上。',
  },
  caveat: {
    en: 'A model, not a measurement: the measured CPU of a token and of a page, multiplied by what is assumed of users. Memory depends on how many processes that makes: npm run advise answers it for the figures of a team.',
    zh: '这是模型而非测量：以测得的每个词元与每个页面的 CPU 乘以对用户的假设。内存取决于由此产生的进程数：npm run advise 可按团队自己的数字回答。',
  },
  state: 'measured',
  criteria: [
    { kind: 'ratio', measure: 'cores-for-100000-users', favours: 'separate', threshold: 1.05 },
  ],
}
