import { spawnSync } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * Signals a started process, alone or with everything in its group. A process or group that is gone
 * already is no error. Windows has neither groups nor signals: there the process tree is ended by
 * `taskkill`, whatever the signal.
 */
export function signalProcess(pid: number, signal: NodeJS.Signals, whom: 'leader' | 'group'): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', `${pid}`, '/T', '/F'], { windowsHide: true })
    return
  }
  try {
    process.kill(whom === 'group' ? -pid : pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/**
 * Waits until nothing of a killed group is left, as its ports and memory are free only then; at most
 * so long, because where nobody collects ended orphans (a container without an init) they remain.
 */
export async function groupEnded(pid: number, patienceMs: number): Promise<void> {
  const end = performance.now() + patienceMs
  while (groupExists(pid) && performance.now() < end) await delay(10)
}

function groupExists(pid: number): boolean {
  try {
    return process.kill(-pid, 0)
  } catch {
    return false
  }
}

/** Whether there is a process with this id, another user's as well. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
