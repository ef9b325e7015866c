import type { Claim } from './claim.ts'

/** Whether the socket's origin is the page's. */
export const crossOrigin: Claim = {
  name: 'cross-origin',
  title: { en: 'Cross-origin', zh: '跨域问题' },
  seed: {
    en: 'Integrated: no cross-origin problems. Separate: there may be some.',
    zh: '集成部署：无跨域问题。分离部署：可能存在跨域问题。',
  },
  confirmedWhen: {
    en: 'Separate needs more cross-origin settings before a page on a public host reaches its socket.',
    zh: '公网主机上的页面要连接其 WebSocket，分离部署需要更多的跨域设置。',
  },
  refutedWhen: { en: 'Integrated needs more of them.', zh: '集成部署需要更多。' },
  caveat: {
    en: 'Both check the Origin of every upgrade to the letter: a same-origin page must be allowed as well.',
    zh: '两者都严格检查每次升级请求的 Origin：同源页面也必须在允许列表中。',
  },
  state: 'measured',
  criteria: [
    { kind: 'count', measure: 'cross-origin-settings', favours: 'integrated', threshold: 0 },
  ],
}
