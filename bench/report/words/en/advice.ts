import type { Quantity } from '../../../verdicts/advice/extrapolation.ts'
import type { Drop, Reason } from '../../../verdicts/advice/reasons.ts'
import type { LimitState } from '../../../verdicts/advice/tokens.ts'
import type { Both } from './short-answer.ts'

/** What limits the tokens' delay, and who keeps it. */
type Kept = { readonly limit: string; readonly states: readonly string[] }

/** What `npm run advise` says. */
export const advice = {
  choose: (deployment: string, processes: string) => `Choose ${deployment} (${processes})`,
  chooseOutside: (deployment: string, processes: string) =>
    `Outside of what was measured, and so by calculation: choose ${deployment} (${processes})`,
  either: ({ integrated, separate }: Both) =>
    `Take either, ${integrated} or ${separate}: nothing speaks for one of them beyond doubt`,
  eitherOutside: ({ integrated, separate }: Both) =>
    `Outside of what was measured, and so by calculation: take either, ${integrated} or ${separate}, nothing speaks for one of them beyond doubt`,
  rule: (limit: string, page: string) =>
    `the longest page render is the longest token stall, so integrated keeps p99 below ${limit} while no page takes more than about ${page} of CPU`,
  ownPage: 'Your page, as it was measured: ',
  oneKind: (count: string) => `${count} ${count === '1' ? 'process' : 'processes'} for both`,
  twoKinds: (sockets: string, pages: string) =>
    `${sockets} socket ${sockets === '1' ? 'server' : 'servers'} and ${pages} Next ${pages === '1' ? 'process' : 'processes'}`,
  reasons: 'Reasons, in order of weight:',
  favours: (deployment: string) => `for ${deployment}`,
  favoursNone: 'decides nothing',
  kinds: {
    'your-pages': 'Tokens beside your pages',
    'bench-pages': 'Tokens beside your pages',
    crash: 'Crash',
    release: 'Release',
    delay: 'Tokens within the limit',
    rise: "Tokens beside the bench's pages",
    cost: 'Cores and memory',
    unmeasured: 'Not measured',
  } satisfies Record<Reason['kind'], string>,
  yourPages: (
    { page, perSecond }: { page: string; perSecond: string },
    delay: Both,
    { limit, states }: Kept,
  ) =>
    `beside pages of ${page} of CPU, ${perSecond} a second, the added delay of a token (p99) is about ${delay.integrated} in integrated and ${delay.separate} in separate; of the limit of ${limit}, ${states.join(', ')}`,
  limitStates: {
    kept: deployment => `${deployment} keeps it`,
    near: deployment => `${deployment} is too close to tell`,
    missed: deployment => `${deployment} passes it`,
  } satisfies Record<LimitState, (deployment: string) => string>,
  modelError: (factor: string) =>
    ` (the model was off by a factor of ${factor} at most, at points that had no share in it)`,
  noMap: 'no decision map was measured: npm run bench:map measures it in minutes',
  benchPages: (delay: Both, limit: string) =>
    `beside the bench's own pages p99 is ${delay.integrated} in integrated and ${delay.separate} in separate, with a limit of ${limit}`,
  drops: {
    crash: ({ integrated, separate }) =>
      `a crash of the pages interrupts ${integrated} of the live answers in integrated and ${separate} in separate`,
    release: ({ integrated, separate }) =>
      `a release of the pages closes ${integrated} of the sockets in integrated and ${separate} in separate`,
  } satisfies Record<Drop, (share: Both) => string>,
  delay: ({ integrated, separate }: Both) =>
    `p99 is about ${integrated} in integrated and ${separate} in separate`,
  rise: (times: Both, ratio: string) =>
    `page load makes p99 ${times.integrated} times as long in integrated and ${times.separate} times in separate, ${ratio} times as large a rise`,
  cost: (cores: string, memory: string) =>
    `separate ÷ integrated: ${cores} of cores, ${memory} of memory`,
  noRatio: 'lost in the noise',
  few: (rounds: number, wanted: number) =>
    `, from ${rounds} rounds where a verdict wants ${wanted}`,
  unmeasured: {
    crash: 'what a crash of the pages drops: npm run bench measures it',
    release: 'what a release of the pages drops: npm run bench measures it',
    rise: 'what page load does to the delay of tokens: npm run bench measures it',
    cost: 'cores and memory: npm run bench -- --budget 30m measures them',
    'all-but-tokens':
      'what a crash or a release drops, cores and memory: npm run bench measures them',
  },
  demand: ([connections, streams, tokens, pages]: readonly string[]) =>
    `At the busiest moment ${connections} connections, ${streams} of them streaming ${tokens} tokens a second together, and ${pages} page requests a second:`,
  rows: {
    head: '(95% interval)',
    processes: 'processes',
    cores: 'cores, 70% used',
    machines: 'machines',
    memory: 'memory, MiB',
  },
  range: (from: string, to: string) => `${from} to ${to}`,
  granted: 'Taken for granted:',
  grants: {
    utilisation: 'a process may use 70% of its core',
    streams:
      "an answer under way takes its share of what memory grew by while the run's answers streamed",
    noStreams:
      'an answer under way takes no memory beyond that of its connection: this result has no figure for it',
    journal:
      'ended answers are kept for resume no longer than in the run: a process that has run for JOURNAL_TTL_MS keeps more of them, up to MAX_JOURNAL_BYTES, in either deployment alike',
    several:
      'several processes of a kind share the load evenly and do not hinder each other, which was not measured; they want a load balancer with sticky sessions',
    socketServer:
      'what a socket server takes by itself was not measured: the intervals hold every share of what was measured for both that it can have',
  },
  outside: 'Outside of what was measured:',
  beyond: {
    connections: (asked, measured) => `${asked} connections, where ${measured} were measured`,
    tokensPerSecond: (asked, measured) =>
      `${asked} tokens a second, where ${measured} were measured`,
    pagesPerSecond: (asked, measured) =>
      `${asked} page requests a second, where ${measured} were measured`,
    pageMs: (asked, measured) =>
      `a page of ${asked} ms of CPU, where the decision map has pages up to ${measured} ms`,
    pageShare: (asked, measured) =>
      `pages that take ${asked} of a core, where the decision map has ${measured} at most`,
    tokensPerProcess: (asked, measured) =>
      `${asked} tokens a second of one process, where the decision map has ${measured}`,
  } satisfies Record<Quantity, (asked: string, measured: string) => string>,
  source: {
    comparison: (path: string, machine: string, rounds: number) =>
      `Cost and drills: ${path}, ${rounds} rounds on ${machine}.`,
    map: (path: string, machine: string) => `Tokens beside pages: ${path}, on ${machine}.`,
    machine: (cpu: string, node: string, day: string) => `${cpu}, Node ${node}, ${day}`,
    app: (name: string) => `, with the pages of another app: ${name}`,
  },
}
