import { scaledWindow } from '../plan/scenarios/scale-out.ts'
import type { Trial } from '../samples/trial.ts'
import type { Measure } from './measure.ts'

const [ONE, TWO] = [scaledWindow(1), scaledWindow(2)]

/** What is the same in both states does not count: two processes − one. Undefined where one of them could not be read. */
function further(
  trial: Trial,
  of: (trial: Trial, window: string) => number | undefined,
): number | undefined {
  const [one, two] = [of(trial, ONE), of(trial, TWO)]
  return one === undefined || two === undefined ? undefined : two - one
}

const memoryIn = ({ samples }: Trial, name: string) =>
  samples.filter(sample => sample.type === 'memory').find(({ window }) => window === name)?.pssBytes

/** CPU of the deployment's processes, HAProxy among them ÷ the time, as a share of a core. */
function coreShareIn({ samples }: Trial, name: string): number | undefined {
  const usage = samples.filter(sample => sample.type === 'usage').find(one => one.window === name)
  const used = usage?.cpuMicroseconds.deployment
  return usage === undefined || used === undefined ? undefined : used / (usage.seconds * 1e6)
}

/** PSS of all processes with 2,000 live answers on two with a socket − with 1,000 on one: the process that was added, and its answers. */
export const memoryOfFurtherStreams = {
  name: 'memory-of-further-streams',
  unit: 'bytes',
  better: 'lower',
  scenario: 'scale-out',
  of: trial => further(trial, memoryIn),
} as const satisfies Measure

/** The same of their CPU. */
export const cpuOfFurtherStreams = {
  name: 'cpu-of-further-streams',
  unit: 'share',
  better: 'lower',
  scenario: 'scale-out',
  of: trial => further(trial, coreShareIn),
} as const satisfies Measure
