import { steadyDelaysUs } from '../../measures/figures/steady-delays.ts'
import type { Delays } from '../../samples/probe-result.ts'
import type { Sample } from '../../samples/run-sample.ts'

/**
 * The lines of a trial without what no figure needs: the tokens outside of the steady part of their window, and when within it each
 * of the others arrived. Their delays come in order of size, all at the beginning of the part. With the moments, 2.2 bytes a token,
 * the reference of 33 rounds would have 6.7 MB, above its limit of 5 MB.
 */
export function stripArrivals(lines: string): string {
  return lines
    .split('\n')
    .map(line => (line === '' ? line : JSON.stringify(reduced(JSON.parse(line) as Sample))))
    .join('\n')
}

function reduced(sample: Sample): Sample {
  if (sample.type !== 'delay') return sample
  const steady = (delays: Delays): Delays => {
    const delayUs = steadyDelaysUs(delays, sample).toSorted((a, b) => a - b)
    return { arrivedMs: delayUs.map(() => Math.ceil(sample.steadyFromMs)), delayUs }
  }
  return { ...sample, relayed: steady(sample.relayed), control: steady(sample.control) }
}
