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

/** How long before the end of a rest the first of two readings is taken. */
const APART_SECONDS = 5

/** Reads the memory at the end of a rest; before a long one ends once more, so that it can be told whether it has settled. */
export async function readAtRest(options: {
  pids: readonly number[]
  connections: () => number
  /** How long the rest is. */
  seconds: number
  /** Resolves so many seconds before its end. */
  untilBeforeEnd: (seconds: number) => Promise<unknown>
  onSample: (sample: MemorySample) => void
}): Promise<void> {
  const { pids, connections, seconds, untilBeforeEnd, onSample } = options
  if (seconds > 2 * APART_SECONDS) {
    await untilBeforeEnd(APART_SECONDS)
    onSample(await readMemory(pids, connections()))
  }
  await untilBeforeEnd(0)
  onSample(await readMemory(pids, connections()))
}
