import type { OwnPageLimit } from '../../../verdicts/own-page.ts'

/** What the decision map says. */
export const decisionMap = {
  title: 'What a page costs the tokens beside it',
  columns: {
    page: 'CPU of a page',
    share: 'pages, of a core',
    p99: (deployment: string) => `${deployment} p99`,
    ratio: 'ratio (95% interval)',
    late: (deployment: string, ms: number) => `> ${ms} ms in ${deployment}`,
    predicted: (deployment: string) => `predicted in ${deployment}`,
    latency: (deployment: string) => `page p99 in ${deployment}`,
  },
  noPages: 'no pages',
  page: (cpu: string, path?: string) => (path === undefined ? cpu : `${path}: ${cpu}`),
  keeps: (deployment: string, limit: string, page: string) =>
    `Beside every page that was measured, up to ${page} of CPU, ${deployment} kept a token's added delay below ${limit} (p99).`,
  breaks: (
    deployment: string,
    limit: string,
    { page, share, p99 }: { page: string; share: string; p99: string },
  ) =>
    `From pages of ${page} of CPU on, ${deployment} passed ${limit} (p99): ${p99} where they take ${share} of a core together.`,
  undecided: (
    deployment: string,
    limit: string,
    {
      page,
      share,
      p99,
      points,
    }: {
      page: string
      share: string
      /** Undefined: no visit counts. */
      p99: string | undefined
      points: number
    },
  ) =>
    `At no point did ${deployment} pass ${limit} (p99) beyond doubt. At ${points === 1 ? 'one point' : `${points} points`} that is undecided: beside pages of ${page} of CPU that take ${share} of a core together, ${p99 === undefined ? 'no visit could be counted' : `p99 over all visits was ${p99}`}.`,
  breaksAlone: (deployment: string, limit: string, p99: string) =>
    `Without any page, ${deployment} passed ${limit} (p99): ${p99}. Something else held its tokens up, so that this map says nothing of its pages: measure again on a machine that is idle.`,
  rule: (limit: string, page: string) =>
    `The longest page render is the longest token stall: with pages and tokens on one event loop, a token's added delay stays below ${limit} (p99) only while every page takes less than about ${page} of CPU.`,
  ownPage: {
    cost: (path: string, cpu: string) => `${path} costs ${cpu} of CPU.`,
    limits: {
      kept: (limit, load) =>
        `Integrated keeps a token's added delay below ${limit} (p99) at ${load}, the most that was measured.`,
      'kept-up-to': (limit, load) =>
        `Integrated keeps a token's added delay below ${limit} (p99) up to ${load}; at the next load that was measured not beyond doubt.`,
      modelled: (limit, load) =>
        `Integrated keeps a token's added delay below ${limit} (p99) up to about ${load}, by the model.`,
      passed: (limit, load) =>
        `Integrated does not keep a token's added delay below ${limit} (p99) at ${load}.`,
      undecided: (limit, load) =>
        `Whether integrated keeps a token's added delay below ${limit} (p99) at ${load} is undecided.`,
    } satisfies Record<OwnPageLimit['state'], (limit: string, load: string) => string>,
    load: (requests: string, per: 'second' | 'minute') =>
      `${requests} ${requests === '1' ? 'request' : 'requests'} of it a ${per}`,
    measured: (load: string, p99s: readonly string[]) =>
      `Measured at ${load}, p99 was ${p99s.join(' and ')}.`,
    /** Undefined: no visit counts. */
    p99: (deployment: string, p99: string | undefined) =>
      p99 === undefined
        ? `unknown in ${deployment} (no visit could be counted)`
        : `${p99} in ${deployment}`,
    failed: (requests: string) =>
      `${requests} ${requests === '1' ? 'request was' : 'requests were'} not answered with 200: the load was not the planned one.`,
    late: 'Pages were asked for late: the load was not the planned one.',
  },
  model: (deployment: string, [median, worst]: readonly string[], points: number) =>
    `The model of ${deployment}, tested at ${points} points that had no share in it, was off by a factor of ${median} in the median and ${worst} at most.`,
  overhead:
    "* the control's p99 is above a fifth of the measured one: the figure includes measurement overhead",
  late: '† pages were asked for late: the figure shows the limit of the client',
  chart: {
    x: 'share of a core that all pages take',
    y: 'added delay of a token, p99 (ms)',
    page: 'CPU of a page',
    limit: 'SLO',
    deployment: 'Deployment',
    ratio: (first: string, second: string) => `p99, ${first} ÷ ${second}`,
    pageOf: (cpu: string, path?: string) =>
      path === undefined ? `a page of ${cpu} of CPU` : `your page ${path}, ringed: ${cpu} of CPU`,
    latency: (quantile: string) => `page ${quantile}`,
    reading:
      'Points are measured, pooled over the visits. Lines are the model: on one event loop a token waits for the rest of the page that runs, in a process of its own for one turn of the scheduler at most. In the ratio, bars are 95% intervals.',
    description: (lines: readonly string[]) =>
      `Added delay of a token (p99) over the share of a core that all pages take. ${lines.join('; ')}.`,
    line: (deployment: string, most: string) => `${deployment}: at most ${most}`,
  },
}
