import type { Sample } from '../../samples/run-sample.ts'

/** How the sockets fared. */
export type ConnectionFigures = {
  readonly asked: number
  readonly opened: number
  readonly failed: number
  /** Closed before the run was over. */
  readonly dropped: number
  readonly firstError: string | undefined
}

/** Counts over all VUs. A socket that no VU reported counts as failed. */
export function connections(samples: readonly Sample[], asked: number): ConnectionFigures {
  const reports = samples.filter(sample => sample.type === 'connect')
  const opened = reports.reduce((sum, { opened }) => sum + opened, 0)
  return {
    asked,
    opened,
    failed: asked - opened,
    dropped: samples.filter(sample => sample.type === 'drop').length,
    firstError: reports.find(({ error }) => error !== undefined)?.error,
  }
}
