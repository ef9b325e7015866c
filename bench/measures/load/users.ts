import { cpuPerPage } from '../cpu-per-page.ts'
import type { Measure } from '../measure.ts'
import { cpuPerToken } from './cpu-per-token.ts'

// What is assumed of 100,000 users at the busiest moment. Fixed, so that runs of different days compare; `npm run advise`
// takes a team's own.

const USERS = 100_000
const ONLINE_SHARE = 0.1
const STREAMING_SHARE = 0.05
const TOKENS_PER_SECOND = 20
/** Everybody online asks for a page a minute. */
const PAGES_PER_SECOND = 1 / 60

/** How much of a core may be used on average. */
const UTILISATION = 0.7

/** Cores to buy: (tokens a second × CPU per token + pages a second × CPU per page) ÷ utilisation. */
export const coresFor100000Users: Measure = {
  name: 'cores-for-100000-users',
  title: {
    en: 'Cores for 100,000 users (10% online, 5% of them streaming, a page a minute from each of those online)',
    zh: '10 万用户所需核心（10% 在线；在线用户中 5% 正在接收流，每个在线用户每分钟访问一页）',
  },
  unit: 'count',
  better: 'lower',
  scenario: 'load',
  of: trial => {
    const [token, page] = [cpuPerToken.of(trial), cpuPerPage.of(trial)]
    if (token === undefined || page === undefined) return undefined
    const online = USERS * ONLINE_SHARE
    const microseconds =
      online * STREAMING_SHARE * TOKENS_PER_SECOND * token + online * PAGES_PER_SECOND * page
    return microseconds / 1e6 / UTILISATION
  },
}
