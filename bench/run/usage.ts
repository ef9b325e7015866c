import type { Part, UsageSample } from '../samples/run-sample.ts'
import { cpuBetween, readCpu } from '../system/cpu.ts'
import { processTree } from '../system/processes.ts'

/** The started processes of each part. */
export type PartPids = Readonly<Partial<Record<Part, readonly number[]>>>

/**
 * Begins to watch what each part uses; the returned function ends it and gives the sample. Reading CPU time disturbs
 * nobody (reading PSS would).
 */
export async function watchUsage(
  window: string,
  mockUrl: string,
  started: PartPids,
): Promise<() => Promise<UsageSample>> {
  const startedAt = performance.now()
  const [first, tokensBefore] = await Promise.all([readParts(started), tokensWritten(mockUrl)])
  return async () => {
    // As at the beginning: the moment first, then both readings, so that both ends are late alike.
    const seconds = (performance.now() - startedAt) / 1_000
    const [last, tokensAfter] = await Promise.all([readParts(started), tokensWritten(mockUrl)])
    const tokens = tokensAfter - tokensBefore
    const cpuMicroseconds: Partial<Record<Part, number>> = {}
    for (const [part, before] of first) {
      const after = last.get(part)
      if (before.state !== 'measured' || after?.state !== 'measured') continue
      cpuMicroseconds[part] = Math.round(cpuBetween(before, after).microseconds)
    }
    return { type: 'usage', window, seconds, tokens, cpuMicroseconds }
  }
}

async function readParts(started: PartPids) {
  const readings = Object.entries(started).map(async ([part, pids]) => {
    const tree = await processTree(pids)
    return [part as Part, await readCpu(tree.state === 'measured' ? tree.pids : pids)] as const
  })
  return new Map(await Promise.all(readings))
}

async function tokensWritten(mockUrl: string): Promise<number> {
  const response = await fetch(new URL('/mock/stats', mockUrl))
  const stats = (await response.json()) as { tokens: number }
  return stats.tokens
}
