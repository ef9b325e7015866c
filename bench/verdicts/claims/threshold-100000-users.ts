import type { Claim } from './claim.ts'

/** The seed's second threshold. The cost of one process extrapolates in proportion, and a proportion has no threshold in it. */
export const threshold100000Users: Claim = {
  name: 'threshold-100000-users',
  title: { en: 'Above 100,000 users', zh: '超过 10 万用户' },
  seed: {
    en: 'Integrated below 100,000 users, separate above.',
    zh: '中小型项目（< 10万用户）推荐集成部署；大型项目（> 10万用户）推荐分离部署。',
  },
  confirmedWhen: {
    en: 'Integrated needs less memory or fewer cores below 100,000 users, and separate above.',
    zh: '10 万用户以下集成部署所需的内存或核心更少，10 万以上分离部署更少。',
  },
  refutedWhen: {
    en: 'They change sides at another number of users by an order of magnitude, or nowhere.',
    zh: '二者在相差一个数量级的其他用户数处易位，或从不易位。',
  },
  caveat: {
    en: 'What so many users need depends on their habits. npm run advise computes it for those of a team, from the measured cost of a connection, a token and a page, and says from how many users on the other deployment needs less.',
    zh: '所需资源取决于用户习惯。npm run advise 以测得的每个连接、词元和页面的成本，按团队自己的数字计算，并给出易位的用户数。',
  },
  state: 'not-measured',
  needs: {
    en: 'as many processes as 100,000 users keep busy, behind a load balancer, which this suite cannot start yet',
    zh: '10 万用户所需数量的进程，置于负载均衡器之后，本套件目前还不能启动',
  },
}
