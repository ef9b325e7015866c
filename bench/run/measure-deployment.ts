import { setTimeout as delay } from 'node:timers/promises'
import type { Deployment } from '../deployments/deployment.ts'
import { answers, type Profile } from '../load/profile.ts'
import { type LoadWindow, timeline } from '../load/timeline.ts'
import { describeWindow } from '../load/windows.ts'
import { monotonicNs } from '../probe/delay-log.ts'
import { SAMPLES_VERSION, type Sample } from '../samples/run-sample.ts'
import { type Booted, boot } from './boot.ts'
import { type Load, startLoad } from './k6-load.ts'
import { readMemory } from './memory.ts'
import { measureThroughput } from './page-throughput.ts'
import type { Harness } from './preflight.ts'
import { startProbe } from './probe-run.ts'
import type { RunWatch } from './run-watch.ts'
import { watchUsage } from './usage.ts'
import { warmPages } from './warm-pages.ts'

/** What a run tells as it goes. */
export type RunListener = {
  /** A raw sample, to be kept at once. */
  readonly onSample: (sample: Sample) => void
  /** What it is doing. */
  readonly onProgress: (message: string) => void
  readonly watch?: RunWatch
}

/**
 * Measures one deployment once, on fresh processes: idle memory, the windows of the profile, page throughput. Everything it started has ended when it returns or throws.
 *
 * @throws ProcessFailure when one of the processes ends by itself, with the tail of its log
 */
export async function measureDeployment(
  deployment: Deployment,
  profile: Profile,
  harness: Harness,
  listener: RunListener,
): Promise<void> {
  const { onSample, onProgress, watch } = listener
  onSample({
    type: 'run',
    version: SAMPLES_VERSION,
    deployment: deployment.name,
    title: deployment.title,
    startedAt: new Date().toISOString(),
    profile,
    answers,
    environment: harness.facts,
    pinning: harness.pinning,
    harnessCores: harness.harnessCores,
  })
  onProgress(`starting ${deployment.name} and the mock`)
  await using booted = await boot(deployment, profile, harness)
  onSample(booted.start)
  const pids = booted.processes.map(process => process.pid)
  for (const pid of pids) watch?.onPart('deployment', pid)
  watch?.onPart('mock', booted.mock.pid)
  watch?.onBooted(booted)
  await warmPages(booted.pageUrl, Object.values(profile.pages))
  onSample(await readMemory(pids, 0))

  await measureUnderLoad({ booted, harness, profile, pids }, listener)

  const pages = profile.throughputSeconds === 0 ? [] : Object.entries(profile.pages)
  for (const [page, path] of pages) {
    onProgress(`${page} page: throughput`)
    const url = booted.pageUrl + path
    onSample(await measureThroughput({ page, url, seconds: profile.throughputSeconds }))
  }
  await watch?.onMeasured()
}

type Run = {
  readonly booted: Booted
  readonly harness: Harness
  readonly profile: Profile
  /** The deployment's processes. */
  readonly pids: readonly number[]
}

/** All that happens while k6 holds its sockets. */
async function measureUnderLoad(run: Run, listener: RunListener): Promise<void> {
  const { booted, harness, profile, pids } = run
  const { onSample, onProgress, watch } = listener
  const { steps, windows } = timeline(profile)
  const signal = AbortSignal.any([harness.signal, booted.failed])
  let opened = 0
  await using load = await startLoad(
    { profile, socketUrl: booted.socketUrl, pageUrl: booted.pageUrl, origin: booted.pageUrl },
    harness,
    {
      onSample(sample) {
        onSample(sample)
        if (sample.type === 'connect') opened += sample.opened
      },
      output: watch?.k6Output,
    },
  )
  watch?.onPart('k6', load.process.pid)
  for (const { connections, opening, idle } of steps) {
    onProgress(`opening ${connections} sockets`)
    await until(load, opening.to, signal)
    onProgress('leaving them idle, then reading the memory')
    await until(load, idle.to - 1, signal)
    onSample(await readMemory(pids, opened))
  }
  for (const window of windows) {
    await measureWindow(window, { ...run, load, signal }, listener)
    if (window.tokensPerSecond > 0) onSample(await readMemory(pids, opened, window.name))
  }
  onProgress('waiting for the last answers')
  const { code } = await load.process.exited
  if (code === 0) return
  throw new Error(`k6 ended with ${code}:\n${load.process.tail().slice(-10).join('\n')}`)
}

async function measureWindow(
  window: LoadWindow,
  { booted, load, harness, profile, pids, signal }: Run & { load: Load; signal: AbortSignal },
  { onSample, onProgress, watch }: RunListener,
): Promise<void> {
  onProgress(describeWindow(window))
  await until(load, window.span.from, signal)
  const streaming = window.tokensPerSecond > 0
  await using probe = streaming
    ? await startProbe({ name: window.name, streams: profile.probeStreams }, booted, harness)
    : undefined
  if (probe !== undefined) watch?.onPart('probe', probe.process.pid)
  await until(load, window.steady.from, signal)
  const steadyFromMs = monotonicNs() / 1e6
  const finishUsage = await watchUsage(window.name, booted.mockUrl, {
    deployment: pids,
    mock: [booted.mock.pid],
    k6: [load.process.pid],
    probe: probe === undefined ? [] : [probe.process.pid],
  })
  await until(load, window.steady.to, signal)
  onSample(await finishUsage())
  const steadyToMs = monotonicNs() / 1e6
  if (probe === undefined) return
  onSample({
    type: 'delay',
    window: window.name,
    steadyFromMs,
    steadyToMs,
    ...(await probe.finish()),
  })
}

/** Waits until so many seconds after the load began; rejects as soon as something has failed. */
async function until(
  { beginMs, process }: Load,
  seconds: number,
  signal: AbortSignal,
): Promise<void> {
  const ended = AbortSignal.any([signal, process.failed])
  await delay(Math.max(0, beginMs + seconds * 1_000 - Date.now()), undefined, {
    signal: ended,
  }).catch(error => {
    throw ended.aborted ? ended.reason : error
  })
}
