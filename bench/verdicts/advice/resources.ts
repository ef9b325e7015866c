import type { DeploymentName } from '../claims/claim.ts'
import type { Demand } from './demand.ts'
import type { Costs, ModelRound } from './model.ts'

/** How much of its core a process may use on average, so that a burst of arrivals does not queue. */
export const UTILISATION = 0.7

/** Processes by what they serve. In the integrated deployment each serves both. */
export type Processes = { readonly sockets: number; readonly pages: number; readonly all: number }

/** What a deployment needs for a demand, as one round has it. */
export type Resources = {
  /** CPU ÷ UTILISATION: cores to buy. */
  readonly cores: number
  readonly memoryBytes: number
}

/** Cores to buy, by what they are for. */
export function coresOf(
  { tokenMicroseconds, pageMicroseconds }: Pick<Costs, 'tokenMicroseconds' | 'pageMicroseconds'>,
  { tokensPerSecond, pagesPerSecond }: Demand,
): { readonly tokens: number; readonly pages: number } {
  const cores = (perSecond: number, microseconds: number) =>
    (perSecond * microseconds) / 1e6 / UTILISATION
  return {
    tokens: cores(tokensPerSecond, tokenMicroseconds),
    pages: cores(pagesPerSecond, pageMicroseconds),
  }
}

/** A process of Node runs its JavaScript on one core: as many processes as cores, and at least one of each kind. */
export function processesOf(
  deployment: DeploymentName,
  { tokens, pages }: { tokens: number; pages: number },
): Processes {
  const count = (cores: number) => Math.max(1, Math.ceil(cores))
  if (deployment === 'integrated') {
    const all = count(tokens + pages)
    return { sockets: all, pages: all, all }
  }
  return { sockets: count(tokens), pages: count(pages), all: count(tokens) + count(pages) }
}

/**
 * What a socket server takes of the memory that was measured for a socket server and Next together. It was not measured by
 * itself, and matters once there are several. At least what separate takes beyond integrated, whose process has all that Next
 * alone has; at most half, for Next is the larger of the two.
 */
export type Split = 'least' | 'most'

/** Both bounds: what holds at either holds. */
export const SPLITS: readonly Split[] = ['least', 'most']

/**
 * The cores and memory of a deployment in a round.
 *
 * memory = what its processes take without connections + connections × what one takes + answers under way × what one
 * takes. The run has one process of each kind; a further one takes what the first of its kind does.
 */
export function resourcesOf(
  deployment: DeploymentName,
  round: ModelRound,
  { demand, split }: { demand: Demand; split: Split },
): Resources {
  const costs = round[deployment]
  const { tokens, pages } = coresOf(costs, demand)
  const processes = processesOf(deployment, { tokens, pages })
  return {
    cores: tokens + pages,
    memoryBytes:
      restingBytes(deployment, round, { processes, split }) +
      demand.connections * costs.connectionBytes +
      demand.streams * costs.streamBytes,
  }
}

/** Memory of that many processes without connections. */
function restingBytes(
  deployment: DeploymentName,
  { integrated, separate }: ModelRound,
  { processes, split }: { processes: Processes; split: Split },
): number {
  const { sockets, pages, all } = processes
  if (deployment === 'integrated') return all * integrated.zeroBytes
  const most = separate.zeroBytes / 2
  const least = Math.min(most, Math.max(0, separate.zeroBytes - integrated.zeroBytes))
  const socketServer = split === 'least' ? least : most
  return sockets * socketServer + pages * (separate.zeroBytes - socketServer)
}
