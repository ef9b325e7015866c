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
      'Integrated has fewer scrape targets or health endpoints, and a front-end-only release does not drop more of its sockets.',
    refutedWhen:
      'A front-end-only release drops more of its sockets, and it has no fewer targets and endpoints.',
    caveat:
      'What is watched and what a release breaks both follow from the number of processes, and pull in different directions: the claim then reads mixed, and which weighs more is for the operator to say.',
  },
  'resource-utilisation': {
    title: 'Resource utilisation',
    seed: 'Integrated: high; separate: medium. Shared resources.',
    confirmedWhen:
      'Separate takes over 5% more CPU for a relayed token, with streams alone or beside pages, and in neither does integrated take more.',
    refutedWhen:
      'Integrated takes over 5% more in one of them, and in neither does separate take more.',
    caveat:
      'CPU is user and system time, divided by what mock, load generator and probe together take for the same tokens in the same seconds, so that a machine that is slow for a while does not count. Both have the same cores in total. With streams alone the second process of separate sleeps; beside pages the cost of the pages is included. It is one operating point: at other page loads the order of the two may turn round.',
  },
  'memory-efficiency': {
    title: 'Memory efficiency',
    seed: 'Integrated: resources are shared, memory efficiency is higher.',
    confirmedWhen:
      'Separate takes over 5% more memory, without connections or with all of them idle, and in neither does integrated take more.',
    refutedWhen: 'Integrated takes over 5% more in one, and in neither does separate take more.',
    caveat:
      'Memory is the proportional set size of all processes together, without the kernel. A second Node process costs the same whatever the number of connections: the ratio shrinks as they grow. The figures at none and at all show both ends. They are read after seconds of rest, not after half a minute: both hold garbage that a longer rest would free, which draws the ratio towards 1; the memory ladder rests longer. Memory while streaming is shown and not judged: one reading tells the phase of the garbage collector.',
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
      'When a second process with a socket is added behind HAProxy for a further 1,000 live streams, integrated takes over 5% more memory or CPU for it, and separate takes more of neither.',
    refutedWhen: 'Separate takes over 5% more of one, and integrated more of neither.',
    caveat:
      'The fixed cost of a process decides most of the memory, and it is read while streams run, so that one reading tells the phase of the garbage collector as well. Added is the step from one process to two; the pages of separate stay as they are, those of integrated are there twice. Nobody asks for pages meanwhile. The CPU of HAProxy counts, that of Redis does not.',
  },
  'fault-tolerance': {
    title: 'Fault tolerance',
    seed: 'Integrated: medium; separate: high. Resources are isolated, faults are better borne.',
    confirmedWhen:
      'A crash of the process with the pages interrupts or loses more streams of integrated, or a crash of the process with the socket stops its pages for over half a second longer; and in what a crash costs the side that crashed, separate is not behind.',
    refutedWhen: 'Separate is behind in one of them and integrated in none.',
    caveat:
      'That killing the only process stops both services follows from the construction; the drill tells for how long. How often processes crash is not measured: two of them have twice as many occasions. The runner starts a killed process again at once, which a supervisor does later. Journals are kept in memory: with Redis an answer may outlive its process.',
  },
  'resource-isolation': {
    title: 'Resource isolation',
    seed: 'Separate: resources are isolated.',
    confirmedWhen:
      'While the process with the pages hangs for two seconds, the streams of integrated stop for over half a second longer; or while the process with the socket hangs, its pages keep somebody waiting for over half a second longer; and in what a hang costs the side that hangs, separate is not behind.',
    refutedWhen: 'Separate is behind in one of them and integrated in none.',
    caveat:
      'The hang is made by stopping the process (SIGSTOP); that one process which stops holds up all it serves follows from the construction. Both processes of separate share the same cores, so that a page which computes still takes time from the socket, which the interference curves show.',
  },
  'tokens-beside-pages': {
    title: 'Tokens suffer under pages',
    seed: 'Integrated: WebSocket and HTTP are coupled.',
    confirmedWhen:
      'Pages make over a percentage point more of the tokens of integrated later than the SLO allows, at one of three page loads (pages of 5, 50 and 200 ms of CPU, a fifth of a core together); or the pages of a round raise the added delay at p99 over 25% more in it, or make a tenth of a percentage point more of its tokens later than 50 ms; and in none of them is separate behind.',
    refutedWhen: 'Separate is behind in one of them and integrated in none.',
    caveat:
      'What is compared is what pages add: both deployments have late tokens without them. The three page loads are visited in turn while both deployments are up, from one boot: the interval is that of this boot. All processes share the same cores, so the operating system, not a core of its own for each, keeps the two of separate apart.',
  },
  'pages-beside-streams': {
    title: 'Pages suffer under tokens',
    seed: 'Integrated: WebSocket and HTTP are coupled.',
    confirmedWhen:
      'Streams raise the latency of a rendered page at p99 over 25% more in integrated than in separate, beside the load of a round or beside the most streams, and in neither is separate behind.',
    refutedWhen: 'Separate is behind in one of them and integrated in neither.',
    caveat:
      'What is compared is the rise, beside streams ÷ alone: both deployments have one. On shared cores the operating system lets the socket process of separate run before its pages; with a core for each it would not need to. It is a light load of processes that have just started, and the interference curves show how it changes with the load. The heaviest has two rounds, too few for a verdict.',
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
      'A release of the front end loses more streams of integrated, or one of the socket server stops its pages for over half a second longer; and in what a release costs the side that is released, separate is not behind.',
    refutedWhen: 'Separate is behind in one of them and integrated in none.',
    caveat:
      'Limits, health, drain and resume are one code in both and held to one contract by the tests: they make no difference. A load balancer in front would hide a page process that is being replaced; none is measured here.',
  },
  'threshold-1000-connections': {
    title: 'More than 1,000 connections',
    seed: 'Separate is recommended for high concurrency (more than 1,000 concurrent connections).',
    confirmedWhen:
      'Separate carries over 15% more live streams at the SLO: the ladder of streams, which goes past 1,000, tells what both can bear.',
    refutedWhen: 'Integrated carries over 15% more.',
    caveat:
      'Only capacity answers it. That both meet the SLO with 1,200 connections, a quarter of them in an answer, at 40% of a core, says that this is no high load.',
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
    confirmedWhen:
      'Two socket processes of separate behind HAProxy lose over 20 percentage points more resumes than two integrated processes where neither stickiness nor Redis helps, or over one percentage point more where one of them does; and integrated is behind in none of them.',
    refutedWhen: 'Integrated is behind in one of them and separate in none.',
    caveat:
      'What is compared is who needs stickiness more, with two processes each: one integrated process needs no balancer. Whether it is needed at all depends on where answers are kept: without it an answer in memory is found again when its client happens to reach its process, and the figures say how often it did not. All clients lose their connection at once, so that the balancer has forgotten where each was. HAProxy is tried and no other balancer.',
  },
}

/** What some say where each process has a core of its own (`--cores each`). */
export const claimsOnOwnCores = {
  'tokens-beside-pages': {
    caveat:
      'Each process has a core of its own, so that separate has two and integrated one: that, not the architecture alone, keeps the two of separate apart.',
  },
  'pages-beside-streams': {
    caveat:
      'Each process has a core of its own, so that separate has two and integrated one: that, not the architecture alone, keeps the two of separate apart. The heaviest load has two rounds, too few for a verdict.',
  },
  'resource-isolation': {
    caveat:
      'The hang is made by stopping the process (SIGSTOP). Each process of separate has a core of its own, so that a page which computes takes no time from the socket.',
  },
  'resource-utilisation': {
    caveat:
      'CPU is user and system time, divided by what mock, load generator and probe together take for the same tokens in the same seconds, so that a machine that is slow for a while does not count. Separate has two cores and integrated one. With streams alone the second process of separate sleeps; beside pages the cost of the pages is included.',
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
  'many-processes':
    'what one, two and three processes carry behind a load balancer, from which more can be predicted; this suite does not measure it yet',
  'bundled-pages': "this project's own pages",
}
