import { setTimeout as delay } from 'node:timers/promises'
import { readProcFile } from '../proc.ts'

/** Test only: whether a process is there and no zombie; by its state on Linux, by signal 0 elsewhere. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  const line = await readProcFile(`/proc/${pid}/stat`)
  return line === undefined ? process.platform !== 'linux' : !/\) [ZX] /.test(line)
}

/** Test only: resolves once a process has ended (the test's own time limit is the bound). */
export async function gone(pid: number): Promise<void> {
  while (await isAlive(pid)) await delay(10)
}
