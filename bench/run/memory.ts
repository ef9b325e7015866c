import { type ProcessMemory, readProcessMemory, readSocketMemory } from '../machine/memory.ts'
import { processTree } from '../machine/process/processes.ts'
import type { MemorySample } from '../samples/run-sample.ts'

/** The memory of the deployment's processes and of the kernel's sockets, now. Stalls the processes it reads. */
export async function readMemory(
  startedPids: readonly number[],
  connections: number,
  window?: string,
): Promise<MemorySample> {
  const atMs = Date.now()
  const measured: ProcessMemory[] = []
  let processes = 0
  let missing = startedPids.length === 0 ? 'nobody said which process it is (--pid)' : undefined
  for (const pid of startedPids) {
    const tree = await processTree([pid])
    const pids = tree.state === 'measured' ? tree.pids : [pid]
    processes += pids.length
    const memory = await readProcessMemory(pids)
    if (memory.state === 'measured') measured.push(memory)
    if (memory.state === 'unavailable') missing = memory.reason
  }
  const sockets = await readSocketMemory()
  const pss = missing === undefined ? measured.map(({ pssBytes }) => pssBytes) : undefined
  return {
    type: 'memory',
    atMs,
    ...(window === undefined ? {} : { window }),
    connections,
    pssBytes: pss?.reduce((sum, bytes) => sum + bytes, 0),
    kernelSocketBytes: sockets.state === 'measured' ? sockets.tcpBytes : undefined,
    processes,
    ...(pss === undefined ? { missing } : { pssBytesByProcess: pss }),
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
