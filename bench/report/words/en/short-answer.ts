import type { DeploymentName } from '../../../verdicts/claims/claim.ts'

/** A figure of both deployments, printed. */
export type Both = Readonly<Record<DeploymentName, string>>

type Compared = { readonly ratio: string; readonly interval: string }

/** The sentences of the short answer that README.md and README.zh-CN.md open with. */
export const shortAnswer = {
  origin: ({
    cores,
    rounds,
    day,
    revision,
  }: {
    readonly cores: number
    readonly rounds: number
    readonly day: string
    readonly revision: string
  }) => `One run on one machine: ${cores} cores, ${rounds} rounds, ${day}, revision ${revision}.`,
  crash: (interrupted: Both, closed: Both) =>
    `**Crash and release.** A crash of the pages interrupts ${interrupted.integrated} of live answers in integrated and ${interrupted.separate} in separate. A release of the pages closes ${closed.integrated} and ${closed.separate} of the sockets.`,
  hang: (seconds: Both) =>
    `**Hang.** While the pages hang for 2 s, text stops for ${seconds.integrated} in integrated and ${seconds.separate} in separate.`,
  tokensBesidePages: (pages: number, delay: Both, token: Compared, page: Compared) =>
    `**Tokens beside pages.** Beside ${pages} cheap page requests a second, the added delay of a token (p99) is ${delay.integrated} in integrated and ${delay.separate} in separate: ${token.ratio} times (95% interval ${token.interval}). Pages see the opposite at this light load: their p99 in integrated is ${page.ratio} times that in separate (${page.interval}).`,
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
    cpuVerdict,
  }: {
    readonly memory: Both
    readonly zero: string
    readonly idle: string
    readonly connections: string
    readonly cpu: Compared
    readonly cpuVerdict: string
  }) =>
    `**Cost.** Without connections, separate takes ${memory.separate} of memory and integrated ${memory.integrated}: ${zero} times, and ${idle} times with ${connections} idle connections. CPU per token is ${cpu.ratio} times (${cpu.interval}): ${cpuVerdict}.`,
  connections: (connections: string, share: Both, verdict: string) =>
    `**${connections} connections.** ${share.integrated} of answers meet the SLO in integrated and ${share.separate} in separate: ${verdict} at this load.`,
}
