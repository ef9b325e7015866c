import { cpuBetween, readMachineTime, readTreeCpu, stolenShare } from '../machine/cpu.ts'
import { countedBetween, readCounters } from '../machine/process-counters.ts'
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
  const [finishCpu, firstApart, firstCounters, tokensBefore, timeBefore] = await Promise.all([
    watchCpu(started),
    readEach(apart),
    countersOf(counted),
    tokensWritten(mockUrl),
    readMachineTime(),
  ])
  return async () => {
    const [{ seconds, cpuMicroseconds }, lastApart, lastCounters, tokensAfter, timeAfter] =
      await Promise.all([
        finishCpu(),
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

/**
 * Begins to watch the CPU time of processes and their children, by whatever name they go; the returned function ends it. Who cannot
 * be read is left out. At either end the moment comes first, then the reading, so that both ends are late alike.
 */
export async function watchCpu<Name extends string>(
  started: Readonly<Partial<Record<Name, readonly number[]>>>,
): Promise<
  () => Promise<{
    readonly seconds: number
    readonly cpuMicroseconds: Partial<Record<Name, number>>
  }>
> {
  const names = Object.keys(started) as Name[]
  const read = () => Promise.all(names.map(name => readTreeCpu(started[name] ?? [])))
  const startedAt = performance.now()
  const first = await read()
  return async () => {
    const seconds = (performance.now() - startedAt) / 1_000
    const last = await read()
    const cpuMicroseconds: Partial<Record<Name, number>> = {}
    for (const [index, name] of names.entries()) {
      const used = usedBetween(first[index], last[index])
      if (used !== undefined) cpuMicroseconds[name] = used
    }
    return { seconds, cpuMicroseconds }
  }
}

const countersOf = async (pid: number | undefined) =>
  pid === undefined ? undefined : readCounters(pid)

const readEach = (pids: readonly number[]) => Promise.all(pids.map(pid => readTreeCpu([pid])))

type Reading = Awaited<ReturnType<typeof readTreeCpu>>

/** In microseconds; undefined where it could not be read. */
function usedBetween(before: Reading | undefined, after: Reading | undefined): number | undefined {
  if (before?.state !== 'measured' || after?.state !== 'measured') return undefined
  return Math.round(cpuBetween(before, after).microseconds)
}

async function tokensWritten(mockUrl: string | undefined): Promise<number | undefined> {
  if (mockUrl === undefined) return undefined
  const response = await fetch(new URL('/mock/stats', mockUrl))
  const stats = (await response.json()) as { tokens: number }
  return stats.tokens
}
