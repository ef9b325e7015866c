import type { Need } from '../../../verdicts/claims/claim.ts'
import type { ClaimName } from '../../../verdicts/claims/registry.ts'

/** What a claim says. */
export type ClaimWords = {
  readonly title: string
  /** The words of the seed document. */
  readonly seed: string
  readonly confirmedWhen: string
  readonly refutedWhen: string
  /** What could be wrong with the evidence. */
  readonly caveat: string
}

/** What each claim says. */
export const claims: Readonly<Record<ClaimName, ClaimWords>> = {
  'deployment-complexity': {
    title: 'Deployment complexity',
    seed: 'Integrated: low; separate: medium. One port, easy to deploy; shared environment variables and configuration.',
    confirmedWhen:
      'Integrated has fewer processes, listening ports, start commands or variables that must be set, or is ready sooner by more than 5%, and separate is found ahead in none of them.',
    refutedWhen: 'Separate is ahead in one of them and integrated in none.',
    caveat:
      'Counts say how much there is, not how hard each is for a team that has done it before.',
  },
  'operational-complexity': {
    title: 'Operational complexity',
    seed: 'Integrated: low; separate: medium. Separate has several services to manage.',
    confirmedWhen:
      'Integrated has fewer scrape targets or health endpoints, and a front-end-only release is not found to drop more of its sockets.',
    refutedWhen:
      'A front-end-only release drops more of its sockets, and it has no fewer targets and endpoints.',
    caveat:
      'What is watched and what a release breaks pull in different directions; where they do, the claim reads inconclusive and its figures say why.',
  },
  'resource-utilisation': {
    title: 'Resource utilisation',
    seed: 'Integrated: high; separate: medium. Shared resources.',
    confirmedWhen:
      'Separate takes over 5% more memory with all connections open, idle or streaming, or over 5% more CPU for a relayed token, and in none of them is integrated found to take more.',
    refutedWhen:
      'Integrated takes over 5% more of one, and in none of them is separate found to take more.',
    caveat:
      'Memory is the proportional set size of all processes together, without the kernel; CPU is user and system time, divided by what mock, load generator and probe together take for the same tokens in the same seconds, so that a machine that is slow for a while does not count. Both have the same cores in total. While streaming, memory holds the answers that are kept for a resume, and garbage that has not been collected.',
  },
  'memory-efficiency': {
    title: 'Memory efficiency',
    seed: 'Integrated: resources are shared, memory efficiency is higher.',
    confirmedWhen:
      'Separate takes over 5% more memory, without connections, with all of them idle, or with answers streaming, and in none of them is integrated found to take more.',
    refutedWhen:
      'Integrated takes over 5% more in one, and in none of them is separate found to take more.',
    caveat:
      'A second Node process costs the same whatever the number of connections: the ratio shrinks as they grow. The figures at none and at all show both ends. They are read after seconds of rest, not after half a minute: both hold garbage that a longer rest would free, which draws the ratio towards 1; the memory ladder rests longer.',
  },
  scalability: {
    title: 'Scalability on one machine',
    seed: 'Integrated: medium; separate: high.',
    confirmedWhen: 'Separate carries over 15% more live streams at the SLO on the same cores.',
    refutedWhen: 'Integrated carries over 15% more.',
    caveat:
      'Capacity is known to a rung of the ladder, 1,000 tokens a second, up to 9%: hence the wide threshold. All processes share the same cores. With a core for each process separate has more to spend, and that is no property of the architecture alone. A client of this suite makes the load, not k6, which on two cores ends long before a deployment does.',
  },
  'independent-scaling': {
    title: 'Independent scaling',
    seed: 'Separate: services are decoupled and scale independently.',
    confirmedWhen:
      'Scaled out, 1 + N processes of separate take over 5% less memory or CPU for a further 1,000 streams than N of integrated.',
    refutedWhen: 'They take over 5% more.',
    caveat: 'The fixed cost of a process, measured in the claim on memory, decides most of it.',
  },
  'fault-tolerance': {
    title: 'Fault tolerance',
    seed: 'Integrated: medium; separate: high. Resources are isolated, faults are better borne.',
    confirmedWhen:
      'A crash of the process with the pages loses more streams of integrated, or a crash of the process with the socket fails more of its pages, and separate is found behind in neither.',
    refutedWhen: 'Separate is behind in one of them and integrated is found behind in neither.',
    caveat:
      'The runner starts a killed process again at once, which a supervisor does later. Journals are kept in memory: with Redis an answer may outlive its process.',
  },
  'resource-isolation': {
    title: 'Resource isolation',
    seed: 'Separate: resources are isolated.',
    confirmedWhen:
      'While the process with the pages hangs for two seconds, the streams of integrated stop for longer, by more than half a second; or while the process with the socket hangs, more of its page requests fail or take over a second, by more than one percentage point; and separate is found behind in neither.',
    refutedWhen: 'Separate is behind in one of them and integrated is found behind in neither.',
    caveat:
      'The hang is made by stopping the process (SIGSTOP). Both processes of separate share the same cores, so that a page which computes still takes time from the socket, which the interference curves show. The share of pages is of all that were asked for from the hang to the end of the drill: the longer the drill, the smaller it is.',
  },
  coupling: {
    title: 'Coupling of WebSocket and HTTP',
    seed: 'Integrated: WebSocket and HTTP are coupled.',
    confirmedWhen:
      'Beside page load the delay of a token at p99 is over 25% higher in integrated, or pages beside streams are, and separate is found behind in neither.',
    refutedWhen: 'Separate is behind in one of them and integrated is found behind in neither.',
    caveat:
      'All processes share the same cores, so the operating system, not a core of its own for each, keeps the two of separate apart. p99 of a short window varies: hence the wide threshold.',
  },
  'development-efficiency': {
    title: 'Development efficiency',
    seed: 'Integrated: high; separate: medium.',
    confirmedWhen:
      'In development, separate takes over 10% longer from a cold start to the first token or from an edit to its being visible, and integrated is found behind in neither.',
    refutedWhen: 'Integrated takes over 10% longer in one and separate is found behind in neither.',
    caveat:
      'Both have one command that starts everything. What it costs to understand a code base is not measured.',
  },
  'production-readiness': {
    title: 'Production readiness',
    seed: 'Integrated: medium; separate: high.',
    confirmedWhen:
      'A release of the front end loses more streams of integrated, or one of the socket server fails more of its pages, and separate is found behind in neither.',
    refutedWhen: 'Separate is behind in one of them and integrated is found behind in neither.',
    caveat:
      'Limits, health, drain and resume are one code in both and held to one contract by the tests: they make no difference. A load balancer in front would hide a page process that is being replaced; none is measured here.',
  },
  'threshold-1000-connections': {
    title: 'More than 1,000 connections',
    seed: 'Separate is recommended for high concurrency (more than 1,000 concurrent connections).',
    confirmedWhen:
      'With 1,200 connections open beside page load, about a quarter of them in an answer at any moment, more streams of separate meet the SLO, by over a percentage point on average over the rounds.',
    refutedWhen:
      'More streams of integrated meet it, by over a percentage point on average over the rounds.',
    caveat:
      'It says what happens at 1,200 on these cores. Where each deployment breaks is in the claim on scalability. A share ends at 100% and leans to one side; Student’s t on the differences of eight or more rounds does not know that, and a collapse too rare to be among the rounds stays unseen.',
  },
  'threshold-100000-users': {
    title: 'Above 100,000 users',
    seed: 'Integrated below 100,000 users, separate above.',
    confirmedWhen:
      'Integrated needs less memory or fewer cores below 100,000 users, and separate above.',
    refutedWhen:
      'They change sides at another number of users by an order of magnitude, or nowhere.',
    caveat:
      'What so many users need depends on their habits. npm run advise computes it for those of a team, from the measured cost of a connection, a token and a page, and says from how many users on the other deployment needs less.',
  },
  'cross-origin': {
    title: 'Cross-origin',
    seed: 'Integrated: no cross-origin problems. Separate: there may be some.',
    confirmedWhen:
      'Separate needs more cross-origin settings before a page on a public host reaches its socket.',
    refutedWhen: 'Integrated needs more of them.',
    caveat:
      'Both check the Origin of every upgrade to the letter: a same-origin page must be allowed as well.',
  },
  'sticky-sessions': {
    title: 'Sticky sessions',
    seed: 'Separate: a load balancer needs sticky sessions.',
    confirmedWhen: 'Without stickiness a resume fails, with it none does.',
    refutedWhen: 'A resume succeeds without stickiness as well.',
    caveat:
      'It depends on where answers are kept, not on the deployment: integrated with several processes needs the same.',
  },
}

/** What some say where each process has a core of its own (`--cores each`). */
export const claimsOnOwnCores = {
  coupling: {
    caveat:
      'Each process has a core of its own, so that separate has two and integrated one: that, not the architecture alone, keeps the two of separate apart. p99 of a short window varies: hence the wide threshold.',
  },
  'resource-isolation': {
    caveat:
      'The hang is made by stopping the process (SIGSTOP). Each process of separate has a core of its own, so that a page which computes takes no time from the socket. The share of pages is of all that were asked for from the hang to the end of the drill: the longer the drill, the smaller it is.',
  },
  'resource-utilisation': {
    caveat:
      'Memory is the proportional set size of all processes together, without the kernel; CPU is user and system time, divided by what mock, load generator and probe together take for the same tokens in the same seconds, so that a machine that is slow for a while does not count. Separate has two cores and integrated one. While streaming, memory holds the answers that are kept for a resume, and garbage that has not been collected.',
  },
  scalability: {
    confirmedWhen:
      'Separate carries over 15% more live streams at the SLO, with a core for each process.',
    caveat:
      'Capacity is known to a rung of the ladder, 1,000 tokens a second, up to 9%: hence the wide threshold. Each process has a core of its own, so that separate has more to spend, and that is no property of the architecture alone. A client of this suite makes the load, not k6, which ends long before a deployment does where it has one core.',
  },
} satisfies Partial<Record<ClaimName, Partial<ClaimWords>>>

/** What a claim that was not measured needs. */
export const needs: Readonly<Record<Need, string>> = {
  'load-balancer':
    'several socket processes behind a load balancer, which this suite cannot start yet',
  'shared-journal':
    'several socket processes behind a load balancer, and a journal in Redis, which this suite cannot start yet',
  'many-processes':
    'as many processes as 100,000 users keep busy, behind a load balancer, which this suite cannot start yet',
  'bundled-pages': "this project's own pages",
}
