import { variables } from '../../../core/config/variables.ts'
import { pause, unlessAborted } from '../../machine/process/pause.ts'
import { signalProcess } from '../../machine/process/process-group.ts'
import type { FaultKind } from '../../plan/scenarios/scenario.ts'
import type { FaultSample } from '../../samples/drill-sample.ts'
import type { SupervisedProcess } from '../supervised-process.ts'

/** What a fault may use. */
export type FaultScene = {
  /** Notes that something was done to the process, now. */
  readonly record: (action: FaultSample['action']) => void
  readonly signal: AbortSignal
}

/** Something bad, or planned, that happens to one process. Resolves when it serves again. */
export type Fault = (supervised: SupervisedProcess, scene: FaultScene) => Promise<void>

/**
 * The process dies without a word (`kill -9`), and its supervisor starts it again as soon as it sees that. A process
 * that runs out of memory is the same to everybody else: Node ends on the spot, no handler runs, the kernel closes its
 * sockets. So it has no fault of its own.
 */
const crash: Fault = async (supervised, { record, signal }) => {
  record('kill')
  await supervised.process.kill()
  record('start')
  await supervised.restart(signal)
  record('ready')
}

/** As long as a page that computes, a large parse or a collection of garbage that went wrong. */
const HANG_MS = 2_000

/** The process does nothing for two seconds and then goes on, as if one request had kept its event loop busy. */
const hang: Fault = async (supervised, { record, signal }) => {
  const { pid } = supervised.process
  record('stop')
  signalProcess(pid, 'SIGSTOP', 'group')
  try {
    await pause(HANG_MS, signal)
  } finally {
    signalProcess(pid, 'SIGCONT', 'group')
  }
  record('continue')
}

/** What a process may take beyond the drain to end (core/server/shutdown.ts), and a little more. */
const CLOSING_MS = 10_000

/** A new version is rolled out without a second machine: SIGTERM, then a fresh start when the old one has ended. */
const release: Fault = async (supervised, { record, signal }) => {
  record('terminate')
  const graceMs = Number(variables.DRAIN_MS.fallback) + CLOSING_MS
  await unlessAborted(supervised.process.stop(graceMs), signal)
  record('ended')
  record('start')
  await supervised.restart(signal)
  record('ready')
}

/** How each fault is done. */
export const faults: Readonly<Record<FaultKind, Fault>> = { crash, stall: hang, release }
