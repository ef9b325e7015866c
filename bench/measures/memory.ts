import { linearRegression } from 'simple-statistics'
import type { MemorySample, Sample } from '../samples/run-sample.ts'

/** Memory without load, in bytes; undefined where it could not be measured. */
export type MemoryFigures = {
  readonly atZeroBytes: number | undefined
  readonly atAllBytes: number | undefined
  /** (PSS at all connections − PSS at none) ÷ connections. */
  readonly perConnectionBytes: number | undefined
  /** The kernel's TCP buffers of the whole machine, both ends of each connection, beyond those at none. */
  readonly kernelPerConnectionBytes: number | undefined
  readonly missing: string | undefined
}

/** Reads off the first and the last reading. */
export function memory(samples: readonly Sample[]): MemoryFigures {
  const readings = samples.filter(isIdle)
  const [before, after] = [readings.at(0), readings.at(-1)]
  const slope = (first: number | undefined, last: number | undefined) => {
    const connections = (after?.connections ?? 0) - (before?.connections ?? 0)
    if (first === undefined || last === undefined || connections === 0) return undefined
    return (last - first) / connections
  }
  return {
    atZeroBytes: before?.pssBytes,
    atAllBytes: after?.pssBytes,
    perConnectionBytes: slope(before?.pssBytes, after?.pssBytes),
    kernelPerConnectionBytes: slope(before?.kernelSocketBytes, after?.kernelSocketBytes),
    missing: before?.missing,
  }
}

/**
 * What one more idle connection takes, in bytes of PSS: least squares over all readings with connections. Undefined when
 * memory could not be measured.
 */
export function memorySlope(samples: readonly Sample[]): number | undefined {
  const points = samples.flatMap(sample =>
    isIdle(sample) && sample.connections > 0 && sample.pssBytes !== undefined
      ? [[sample.connections, sample.pssBytes]]
      : [],
  )
  return points.length < 2 ? undefined : linearRegression(points).m
}

const isIdle = (sample: Sample): sample is MemorySample =>
  sample.type === 'memory' && sample.window === undefined
