import type { Unavailable } from './availability.ts'
import { type CpuReading, readCpu } from './cpu.ts'
import { processTree } from './process/processes.ts'

/** The CPU time of processes and all that came from them. */
export async function readTreeCpu(pids: readonly number[]): Promise<CpuReading | Unavailable> {
  const tree = await processTree(pids)
  return await readCpu(tree.state === 'measured' ? tree.pids : pids)
}
