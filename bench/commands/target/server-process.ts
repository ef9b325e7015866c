import { cpuBetween, readCpu } from '../../machine/cpu.ts'
import { readProcessMemory } from '../../machine/memory.ts'
import { processTree } from '../../machine/process/processes.ts'
import type { TargetMemorySample } from './target-sample.ts'

/** The server's processes, where they are known: of this machine, by the id of the first. */
export type ServerProcess = {
  /** Stalls the server for a moment: never under load. */
  memory(moment: TargetMemorySample['moment']): Promise<TargetMemorySample>
  /** Begins to count CPU time; the returned function ends it. */
  cpu(): Promise<() => Promise<{ readonly microseconds?: number; readonly missing?: string }>>
}

/** @throws Error when there is no such process */
export async function serverProcess(pid: number | undefined): Promise<ServerProcess> {
  if (pid !== undefined && !exists(pid)) {
    throw new Error(`--pid: expected a process of this machine, found none with id ${pid}`)
  }
  return {
    async memory(moment) {
      if (pid === undefined) return { type: 'memory', moment, missing: NOT_ASKED }
      const found = await readProcessMemory(await treeOf(pid))
      return found.state === 'measured'
        ? { type: 'memory', moment, pssBytes: found.pssBytes }
        : { type: 'memory', moment, missing: found.reason }
    },
    async cpu() {
      if (pid === undefined) return async () => ({ missing: NOT_ASKED })
      const first = await readCpu(await treeOf(pid))
      return async () => {
        const last = await readCpu(await treeOf(pid))
        if (first.state === 'unavailable') return { missing: first.reason }
        if (last.state === 'unavailable') return { missing: last.reason }
        return { microseconds: Math.round(cpuBetween(first, last).microseconds) }
      }
    },
  }
}

const NOT_ASKED = 'say which process it is by --pid'

async function treeOf(pid: number): Promise<readonly number[]> {
  const tree = await processTree([pid])
  return tree.state === 'measured' ? tree.pids : [pid]
}

/** A process of another user exists as well. */
function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
