import type { DeploymentName } from '../../../verdicts/claims/claim.ts'

/** A figure of both deployments, printed. */
export type Both = Readonly<Record<DeploymentName, string>>

/** A run as the words name it. */
type MeasuredRun = {
  readonly machine: string
  readonly cores: number
  readonly rounds: number
  readonly day: string
  readonly revision: string
}

/** What one page load does to the tokens of integrated more than to those of separate, printed. */
type LateAtLoad = { readonly page: string; readonly points: string; readonly verdict: string }

/** A ratio with its interval and what follows, printed. */
export type Compared = {
  readonly ratio: string
  readonly interval: string
  readonly verdict: string
}

const cpuText = (alone: Compared, beside: Compared) =>
  ` CPU per token is ${alone.ratio} times with streams alone (${alone.interval}): ${alone.verdict}; and ${beside.ratio} times beside pages, their cost included (${beside.interval}): ${beside.verdict}.`

/** The sentences of the short answer that README.md and README.zh-CN.md open with. */
export const shortAnswer = {
  run: ({ machine, cores, rounds, day, revision }: MeasuredRun) =>
    `${machine}, ${cores} cores, ${rounds} rounds, ${day}, revision ${revision}`,
  origin: (run: string, others: readonly string[], report: string) =>
    `${others.length === 0 ? 'One run on one machine' : 'The reference run'}: ${run}.${others.length === 0 ? '' : ` [Beside it](${report}): ${others.join('; ')}.`}`,
  crash: (interrupted: Both, closed: Both) =>
    `**Crash and release.** A crash of the pages interrupts ${interrupted.integrated} of live answers in integrated and ${interrupted.separate} in separate. A release of the pages closes ${closed.integrated} and ${closed.separate} of the sockets.`,
  hang: (seconds: Both) =>
    `**Hang.** While the pages hang for 2 s, text stops for ${seconds.integrated} in integrated and ${seconds.separate} in separate.`,
  tokensBesidePages: (pages: number, delay: Both, rise: Compared) =>
    `**Tokens beside pages.** Beside ${pages} cheap page requests a second, the added delay of a token (p99) is ${delay.integrated} in integrated and ${delay.separate} in separate. Page load raises it in both, in integrated ${rise.ratio} times as much (95% interval ${rise.interval}): ${rise.verdict}.`,
  lateTokens: (limit: string, share: string, loads: readonly LateAtLoad[]) =>
    `Where pages take ${share} of a core together, the share of tokens that they make later than ${limit} differs, integrated − separate in percentage points, by ${loads.map(({ page, points, verdict }) => `${points} where a page takes ${page} of CPU (${verdict})`).join(', ')}.`,
  pagesDecide: (sentences: string, otherRun: string | undefined) =>
    `${otherRun === undefined ? '**Pages decide.**' : `**Pages decide** (another run: ${otherRun}).`} ${sentences}`,
  expensivePages: ({
    limitMs,
    integrated,
    separate,
    repeats,
  }: {
    readonly limitMs: number
    readonly integrated: string
    /** Undefined: it met the objective at every load that was measured. */
    readonly separate: string | undefined
    readonly repeats: number
  }) =>
    `**Expensive pages decide.** Beside pages that compute for 50 ms, the added delay passes ${limitMs} ms at ${integrated} requests a second in integrated and ${separate === undefined ? 'at no load that was measured in separate' : `at ${separate} in separate`} (${repeats} repeats, too few for a verdict).`,
  cost: ({
    memory,
    zero,
    idle,
    connections,
    cpu,
  }: {
    readonly memory: Both
    readonly zero: string
    readonly idle: string
    readonly connections: string
    /** With streams alone, and beside pages; undefined: not measured. */
    readonly cpu: readonly [alone: Compared, beside: Compared] | undefined
  }) =>
    `**Cost.** Without connections, separate takes ${memory.separate} of memory and integrated ${memory.integrated}: ${zero} times, and ${idle} times with ${connections} idle connections.${cpu === undefined ? '' : cpuText(...cpu)}`,
  connections: (connections: string, share: Both) =>
    `**${connections} connections.** ${share.integrated} of answers meet the SLO in integrated and ${share.separate} in separate, a quarter of the connections being in an answer. How many each can bear is capacity, another measurement.`,
}
