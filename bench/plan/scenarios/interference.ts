import { defaultProfile, type Profile } from '../profile.ts'
import { flowingOn, type ProfileWindow } from '../windows.ts'
import type { Scenario } from './scenario.ts'

/** What runs beside the pages: about half of what two cores can offer and take. */
const TOKENS_PER_SECOND = 6_000
const SECONDS = 14

/** Requests a second, up to what keeps about half a core busy. A page that computes for 50 ms keeps one at 20 a second. */
const pageLoads = {
  static: [50, 100, 200, 300],
  rendered: [10, 20, 40, 60],
  computed: [1, 2, 5, 10],
}

/** What runs beside the streams. */
const fixedPages = [
  { page: 'static', perSecond: 15 },
  { page: 'rendered', perSecond: 15 },
]
const tokenLoads = [2_000, 4_000, 6_000, 8_000]

/** Streams without pages: the first point of each curve of the tokens. */
const streamsAlone: ProfileWindow = {
  name: 'streams',
  seconds: SECONDS,
  tokensPerSecond: TOKENS_PER_SECOND,
  pages: [],
}

/** Pages without streams: the first point of the curve of the pages. */
const pagesAlone: ProfileWindow = {
  name: 'pages',
  seconds: SECONDS,
  tokensPerSecond: 0,
  pages: fixedPages,
}

const besidePages = (page: keyof typeof pageLoads): readonly ProfileWindow[] =>
  pageLoads[page].map(perSecond => ({
    name: `beside-${perSecond}-${page}`,
    seconds: SECONDS,
    tokensPerSecond: TOKENS_PER_SECOND,
    pages: [{ page, perSecond }],
  }))

const besideTokens: readonly ProfileWindow[] = tokenLoads.map(tokensPerSecond => ({
  name: `beside-${tokensPerSecond}-tokens`,
  seconds: SECONDS,
  tokensPerSecond,
  pages: fixedPages,
}))

/** Both ways: streams beside more and more page load of each kind, then pages beside more and more streams. */
const profile: Profile = {
  ...defaultProfile,
  connectsPerSecond: 400,
  idleSeconds: 3,
  windows: [
    // A pause after each kind of page: what the highest load of one has left to do is not the next one's.
    ...flowingOn([streamsAlone, ...besidePages('static')]),
    ...flowingOn(besidePages('rendered')),
    ...flowingOn(besidePages('computed')),
    ...flowingOn([pagesAlone, ...besideTokens]),
  ],
  pages: { ...defaultProfile.pages, computed: '/bench/computed' },
  throughputSeconds: 0,
}

/** Streams beside more and more page load, of one kind of page after another. */
export const interference = {
  name: 'interference',
  title: { en: 'Streams beside pages, and pages beside streams', zh: '流与页面的相互影响' },
  seconds: 306,
  rounds: 2,
  needsBundledPages: true,
  action: { type: 'load', profile },
} as const satisfies Scenario
