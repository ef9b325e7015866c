import { cpuBetween, readCpu } from '../machine/cpu.ts'
import { processTree } from '../machine/process/processes.ts'
import { countedBetween, readCounters } from '../machine/process-counters.ts'
import { readMachineTime, stolenShare } from '../machine/steal.ts'
import type { Part, UsageSample } from '../samples/run-sample.ts'

/** The started processes of each part. */
export type PartPids = Readonly<Partial<Record<Part, readonly number[]>>>

/**
 * Begins to watch what each part uses; the returned function ends it and gives the sample. Reading CPU time disturbs
 * nobody (reading PSS would).
 *
 * @param mockUrl of the mock that answers it and nobody else; undefined: there is none
 * @param options.apart processes that are told one by one as well: those of a deployment whose processes have a core each
 * @param options.counted a process of which the sample holds what the kernel counted
 */
export async function watchUsage(
  window: string,
  mockUrl: string | undefined,
  started: PartPids,
  { apart = [], counted }: { apart?: readonly number[]; counted?: number | undefined } = {},
): Promise<() => Promise<UsageSample>> {
  const startedAt = performance.now()
  const [first, firstApart, firstCounters, tokensBefore, timeBefore] = await Promise.all([
    readParts(started),
    readEach(apart),
    countersOf(counted),
    tokensWritten(mockUrl),
    readMachineTime(),
  ])
  return async () => {
    // As at the beginning: the moment first, then both readings, so that both ends are late alike.
    const seconds = (performance.now() - startedAt) / 1_000
    const [last, lastApart, lastCounters, tokensAfter, timeAfter] = await Promise.all([
      readParts(started),
      readEach(apart),
      countersOf(counted),
      tokensWritten(mockUrl),
      readMachineTime(),
    ])
    const tokens =
      tokensBefore === undefined || tokensAfter === undefined
        ? undefined
        : tokensAfter - tokensBefore
    const stolen = stolenShare(timeBefore, timeAfter)
    const cpuMicroseconds: Partial<Record<Part, number>> = {}
    for (const [part, before] of first) {
      const used = usedBetween(before, last.get(part))
      if (used !== undefined) cpuMicroseconds[part] = used
    }
    const byProcess = firstApart
      .map((before, index) => usedBetween(before, lastApart[index]))
      .filter(used => used !== undefined)
    return {
      type: 'usage',
      window,
      seconds,
      ...(tokens !== undefined && { tokens }),
      ...(stolen !== undefined && { stolenShare: stolen }),
      cpuMicroseconds,
      ...(byProcess.length === 0 ? {} : { cpuMicrosecondsByProcess: byProcess }),
      ...(firstCounters &&
        lastCounters && { counters: countedBetween(firstCounters, lastCounters) }),
    }
  }
}

async function readParts(started: PartPids) {
  const readings = Object.entries(started).map(
    async ([part, pids]) => [part as Part, await readTrees(pids)] as const,
  )
  return new Map(await Promise.all(readings))
}

const countersOf = async (pid: number | undefined) =>
  pid === undefined ? undefined : readCounters(pid)

const readEach = (pids: readonly number[]) => Promise.all(pids.map(pid => readTrees([pid])))

/** The processes and their children together. */
async function readTrees(pids: readonly number[]): Promise<Reading> {
  const tree = await processTree(pids)
  return readCpu(tree.state === 'measured' ? tree.pids : pids)
}

type Reading = Awaited<ReturnType<typeof readCpu>>

/** In microseconds; undefined where it could not be read. */
function usedBetween(before: Reading, after: Reading | undefined): number | undefined {
  if (before.state !== 'measured' || after?.state !== 'measured') return undefined
  return Math.round(cpuBetween(before, after).microseconds)
}

async function tokensWritten(mockUrl: string | undefined): Promise<number | undefined> {
  if (mockUrl === undefined) return undefined
  const response = await fetch(new URL('/mock/stats', mockUrl))
  const stats = (await response.json()) as { tokens: number }
  return stats.tokens
}
