import type { ArmSample } from '../samples.ts'
import { type Spread, spread } from './spread.ts'

/** User and system CPU of the arm ÷ tokens that the client received, over the window, in microseconds. */
export function cpuPerToken({ cpuMicroseconds, delayUs }: ArmSample): number | undefined {
  const { arm } = cpuMicroseconds
  return arm === undefined || delayUs.length === 0 ? undefined : arm / delayUs.length
}

/** CPU per token of one arm ÷ that of another, round by round: what a noisy minute does to both falls out. */
export function pairedRatio(
  samples: readonly ArmSample[],
  arm: string,
  against: string,
): Spread | undefined {
  const find = (name: string, round: number) =>
    samples.find(sample => sample.arm === name && sample.round === round)
  const ratios = samples
    .filter(sample => sample.arm === arm)
    .map(sample => {
      const other = find(against, sample.round)
      const own = cpuPerToken(sample)
      const theirs = other === undefined ? undefined : cpuPerToken(other)
      return own === undefined || theirs === undefined ? undefined : own / theirs
    })
  return spread(ratios)
}
