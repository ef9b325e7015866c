import { variables } from '../../../core/config/variables.ts'
import { unlessAborted } from '../../machine/process/unless-aborted.ts'
import type { Fault } from './fault.ts'

/** What a process may take beyond the drain to end (core/server/shutdown.ts), and a little more. */
const CLOSING_MS = 10_000

/** A new version is rolled out without a second machine: SIGTERM, then a fresh start when the old one has ended. */
export const release: Fault = async (unit, { record, signal }) => {
  record('terminate')
  const graceMs = Number(variables.DRAIN_MS.fallback) + CLOSING_MS
  await unlessAborted(unit.process.stop(graceMs), signal)
  record('ended')
  record('start')
  await unit.restart(signal)
  record('ready')
}
