import { monotonicNs } from '../load/probe/delay-log.ts'
import { pause } from '../machine/process/pause.ts'
import { steadyDelays } from '../measures/figures/delay.ts'
import { timeline } from '../plan/timeline.ts'
import { describeWindow } from '../plan/windows.ts'
import { readMemory } from './memory.ts'
import { startProbe } from './probe-run.ts'
import type { LoadRun } from './under-load.ts'
import { watchUsage } from './usage.ts'
import type { RunListener } from './watch-run.ts'

/**
 * The one window of a load that is the probe's streams alone, of which every token is timed. Its time counts from the moment at
 * which the last of them was asked for.
 */
export async function measureProbedLoad(
  { booted, testbed, facts, pids, signal }: LoadRun,
  { onSample, onProgress, watch }: RunListener,
): Promise<void> {
  const { probeStreams: streams, connectsPerSecond } = facts.profile
  const [window] = timeline(facts.profile).windows
  if (window === undefined) throw new Error('expected a load with a window, found none')
  const { name, steady } = window
  onProgress(describeWindow(window))
  await using probe = await startProbe(
    { name, streams, rampSeconds: streams / connectsPerSecond },
    booted,
    testbed,
  )
  watch?.onPart('probe', probe.process.pid)
  onSample({ type: 'begin', atMs: Date.now() })
  onSample({ type: 'connect', opened: streams, failed: 0 })

  const ended = AbortSignal.any([signal, probe.process.failed])
  await pause(steady.from * 1_000, ended)
  const steadyFromMs = monotonicNs() / 1e6
  const finishUsage = await watchUsage(
    name,
    booted.mock && booted.mockUrl,
    {
      deployment: pids,
      ...(booted.mock && { mock: [booted.mock.pid] }),
      probe: [probe.process.pid],
    },
    { counted: pids[0] },
  )
  await pause((steady.to - steady.from) * 1_000, ended)
  const usage = await finishUsage()
  const steadyToMs = monotonicNs() / 1e6
  // While every stream is live, and before the probe is ended.
  onSample(await readMemory(pids, streams, name))

  const span = { steadyFromMs, steadyToMs }
  const { relayed, control, lost } = await probe.finish()
  const steadyRelayed = steadyDelays(relayed, span)
  // The mock counts what it writes; a subject that has none is told by what has arrived, as all of them are.
  onSample({ ...usage, tokens: steadyRelayed.delayUs.length })
  onSample({
    ...{ type: 'delay', window: name, ...span },
    ...{ relayed: steadyRelayed, control: steadyDelays(control, span), lost },
  })
}
