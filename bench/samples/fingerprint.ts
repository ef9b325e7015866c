import { createHash } from 'node:crypto'
import type { BenchEnvironment } from '../machine/environment.ts'

/**
 * What must be the same for two trials to be compared, as a short name: machine, kernel, limits, versions, revision, and
 * how the parts were bound to cores.
 */
export function fingerprint(environment: BenchEnvironment, pinning: string): string {
  const { startedAt: _, ...facts } = environment
  return createHash('sha256').update(JSON.stringify({ facts, pinning })).digest('hex').slice(0, 12)
}
