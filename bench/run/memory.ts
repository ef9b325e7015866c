import type { MemorySample } from '../samples/run-sample.ts'
import { readProcessMemory, readSocketMemory } from '../system/memory.ts'
import { processTree } from '../system/processes.ts'

/** The memory of the deployment's processes and of the kernel's sockets, now. Stalls the processes it reads. */
export async function readMemory(
  startedPids: readonly number[],
  connections: number,
  window?: string,
): Promise<MemorySample> {
  const atMs = Date.now()
  const tree = await processTree(startedPids)
  const pids = tree.state === 'measured' ? tree.pids : startedPids
  const memory = await readProcessMemory(pids)
  const sockets = await readSocketMemory()
  const missing = memory.state === 'unavailable' ? memory.reason : undefined
  return {
    type: 'memory',
    atMs,
    ...(window === undefined ? {} : { window }),
    connections,
    pssBytes: memory.state === 'measured' ? memory.pssBytes : undefined,
    kernelSocketBytes: sockets.state === 'measured' ? sockets.tcpBytes : undefined,
    processes: pids.length,
    ...(missing === undefined ? {} : { missing }),
  }
}
