import { distribution } from '../../../measures/figures/distribution.ts'
import { MAX_CONTROL_SHARE, SATURATED_SHARE } from '../../../plan/limits.ts'
import type { ArmSample, RelayPart, RelayRun } from '../samples.ts'

const MIN_RECEIVED_SHARE = 0.95
/** A relay that must wait for its core finds more tokens at once when it runs: it looks cheaper than it is. */
const MAX_WAIT_SHARE = 0.05

/** A part's CPU ÷ the window, as a share of one core. */
export function shareOfCore(
  { cpuMicroseconds, seconds }: ArmSample,
  part: RelayPart,
): number | undefined {
  const used = cpuMicroseconds[part]
  return used === undefined ? undefined : used / (seconds * 1e6)
}

/** Tokens received ÷ tokens that the streams have when nobody is behind. */
export function receivedShare(
  { delayUs, seconds }: ArmSample,
  { options, tokensPerSecond }: RelayRun,
): number {
  return delayUs.length / (options.streams * tokensPerSecond * seconds)
}

function waitShare({ counters, seconds }: ArmSample): number {
  return (counters.waitMicroseconds ?? 0) / (seconds * 1e6)
}

/** What speaks against quoting the cost of a run, each in a few words. */
export function costMarksOf(sample: ArmSample, run: RelayRun): readonly string[] {
  const share = (part: RelayPart) => shareOfCore(sample, part) ?? 0
  const harness = share('mock') + share('client')
  return applying([
    [share('arm') > SATURATED_SHARE, 'arm saturated (above 80% of its core)'],
    [
      receivedShare(sample, run) < MIN_RECEIVED_SHARE,
      'arm cannot keep up (below 95% of the tokens)',
    ],
    [waitShare(sample) > MAX_WAIT_SHARE, 'others had its core for above 5% of the window'],
    [share('mock') > SATURATED_SHARE, 'mock saturated'],
    [share('client') > SATURATED_SHARE, 'client saturated'],
    [run.sharedHarnessCore && harness > SATURATED_SHARE, 'core of mock and client saturated'],
    [sample.lost.length > 0, `streams lost (${sample.lost[0] ?? ''})`],
  ])
}

/** The same for all its figures: its delay is the harness's in good part when the control's is as long. */
export function marksOf(sample: ArmSample, run: RelayRun): readonly string[] {
  const p99 = (values: readonly number[]) => distribution(values).p99 ?? 0
  const controlShare = p99(sample.controlUs) / p99(sample.delayUs)
  return [
    ...costMarksOf(sample, run),
    ...applying([[controlShare > MAX_CONTROL_SHARE, "control's p99 above a fifth of the delay's"]]),
  ]
}

function applying(candidates: readonly (readonly [boolean, string])[]): readonly string[] {
  return candidates.filter(([applies]) => applies).map(([, mark]) => mark)
}
