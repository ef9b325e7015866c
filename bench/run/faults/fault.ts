import type { FaultSample } from '../../samples/drill-sample.ts'
import type { Unit } from '../unit.ts'

/** What a fault may use. */
export type FaultScene = {
  /** Notes that something was done to the process, now. */
  readonly record: (action: FaultSample['action']) => void
  readonly signal: AbortSignal
}

/** Something bad, or planned, that happens to one process. Resolves when it serves again. */
export type Fault = (unit: Unit, scene: FaultScene) => Promise<void>
