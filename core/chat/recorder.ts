import type { JsonText } from '../protocol/json-text.ts'
import type { PartKind } from './parts.ts'

/** Writes an answer down where other processes find it. Hears it before its followers do; nothing is awaited. */
export type Recorder = {
  /** A delta that has just got its number. */
  add(kind: PartKind, delta: JsonText): void
  /** The answer is over; its outcome says how. */
  settled(): void
}
