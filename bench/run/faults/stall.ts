import { setTimeout as delay } from 'node:timers/promises'
import { signalProcess } from '../../machine/process/process-group.ts'
import type { Fault } from './fault.ts'

/** As long as a page that computes, a large parse or a collection of garbage that went wrong. */
const STALL_MS = 2_000

/** The process does nothing for two seconds and then goes on, as if one request had kept its event loop busy. */
export const stall: Fault = async (unit, { record, signal }) => {
  const { pid } = unit.process
  record('stop')
  signalProcess(pid, 'SIGSTOP', 'group')
  try {
    await delay(STALL_MS, undefined, { signal }).catch(() => signal.throwIfAborted())
  } finally {
    signalProcess(pid, 'SIGCONT', 'group')
  }
  record('continue')
}
