import { linearRegression } from 'simple-statistics'
import type { MemorySample, Sample } from '../../samples/run-sample.ts'

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

/** The memory of idle connections at one step. */
export type MemoryStep = {
  readonly connections: number
  readonly pssBytes: number | undefined
  readonly kernelSocketBytes: number | undefined
  /** The two readings at the end of the rest differ by less than 1%; undefined: there was one alone. */
  readonly settled: boolean | undefined
}

const MAX_CHANGE = 0.01

/** Reads off the first and the last step. */
export function memory(samples: readonly Sample[]): MemoryFigures {
  const steps = memorySteps(samples)
  const [before, after] = [steps.at(0), steps.at(-1)]
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
    missing: samples.find(isIdle)?.missing,
  }
}

/** The last reading at each number of idle connections, none among them, in the order in which they were taken. */
export function memorySteps(samples: readonly Sample[]): readonly MemoryStep[] {
  const readings = Map.groupBy(samples.filter(isIdle), ({ connections }) => connections)
  return [...readings.values()].flatMap(taken => {
    const [last, before] = [taken.at(-1), taken.at(-2)]
    if (last === undefined) return []
    const { connections, pssBytes, kernelSocketBytes } = last
    return [
      { connections, pssBytes, kernelSocketBytes, settled: settled(before?.pssBytes, pssBytes) },
    ]
  })
}

/**
 * What one more idle connection takes, in bytes of PSS: least squares over the steps with at least so many connections. Undefined
 * when memory could not be measured at two of them.
 */
export function memorySlope(
  samples: readonly Sample[],
  { from }: { from: number },
): number | undefined {
  const points = memorySteps(samples).flatMap(({ connections, pssBytes }) =>
    connections >= from && pssBytes !== undefined ? [[connections, pssBytes]] : [],
  )
  return points.length < 2 ? undefined : linearRegression(points).m
}

function settled(before: number | undefined, last: number | undefined): boolean | undefined {
  if (before === undefined || last === undefined) return undefined
  return Math.abs(last - before) < MAX_CHANGE * before
}

const isIdle = (sample: Sample): sample is MemorySample =>
  sample.type === 'memory' && sample.window === undefined
