import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Summary } from '../measures/figures/summary.ts'
import type { Profile } from '../plan/profile.ts'
import type { Part, Sample } from '../samples/run-sample.ts'
import type { PrometheusServer } from '../telemetry/prometheus-server.ts'
import { recordRun } from '../telemetry/record-run.ts'
import { followRun, type RunDisplay } from '../telemetry/run-state.ts'
import type { K6Output } from '../telemetry/write-receiver.ts'
import type { RunningSubject } from './boot.ts'
import { readMemory } from './memory.ts'

/** Looks on while a run goes. Nothing that it does reaches the run: it neither throws nor holds anything up. */
export type RunWatch = {
  /** How k6 is made to write its own series. */
  readonly k6Output: K6Output
  /** What is measured is up, and its mock where it has one. */
  onBooted(booted: RunningSubject): void
  /** A process of a part has started. */
  onPart(part: Part, pid: number): void
  /** Everything is measured, and the processes are still up. Resolves within a few seconds. */
  onMeasured(): Promise<void>
}

/** What a run tells as it goes. */
export type RunListener = {
  /** A raw sample, to be kept at once. */
  readonly onSample: (sample: Sample) => void
  /** What it is doing. */
  readonly onProgress: (message: string) => void
  readonly watch?: RunWatch
}

const STATE_MS = 2_000
const SCRAPE_MS = 5_000

/** A watch of one run, until it is disposed of. */
export type WatchedRun = RunWatch &
  AsyncDisposable & {
    onSample(sample: Sample): void
    /** To be called when the processes have ended and the summary is made. */
    finish(summary: Summary): Promise<{ readonly streamed: boolean }>
  }

/** Watches a run: its series go into a file and to Prometheus, the essentials on the display, where there are such. */
export async function watchRun(options: {
  root: string
  directory: string
  testid: string
  deployment: string
  /** The load that is watched. */
  profile: Profile
  prometheus: PrometheusServer
  display: RunDisplay | undefined
  onWarning: (message: string) => void
}): Promise<WatchedRun> {
  const { root, display, profile, ...own } = options
  await using opened = new AsyncDisposableStack()
  const record = opened.use(
    await recordRun({ ...own, targetsDirectory: join(root, 'results', 'targets') }),
  )
  const follower = followRun(profile)
  let pids: readonly number[] = []
  const over = new AbortController()
  opened.defer(() => {
    over.abort()
    display?.close()
  })

  const readState = async () => {
    const state = await follower.read()
    if (over.signal.aborted) return
    record.onState(state)
    display?.show(state)
  }
  const stack = opened.move()
  return {
    k6Output: record.k6Output,
    onSample(sample) {
      follower.onSample(sample)
      record.onSample(sample)
    },
    onBooted({ mock, mockUrl, admin, processes }) {
      pids = processes.map(({ pid }) => pid)
      // The mock of a server that somebody else runs may answer others as well.
      if (mock !== undefined && mockUrl !== undefined) follower.onMock(mockUrl)
      record.onProcesses(admin)
      void repeat(STATE_MS, readState, over.signal)
      void repeat(SCRAPE_MS, record.scrape, over.signal)
    },
    onPart: follower.onPart,
    async onMeasured() {
      over.abort()
      display?.close()
      // Once more, for counters that have reached their end. Nothing is measured any more: the memory as well.
      await record.scrape()
      record.onSample(await readMemory(pids, 0))
    },
    async finish(summary) {
      // Nothing runs any more.
      record.onState({ ...(await follower.read()), connections: 0 })
      return record.finish(summary)
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

/** At once and then every so often; each time takes as long as it takes. */
async function repeat(
  everyMs: number,
  action: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await action()
    await delay(everyMs, undefined, { signal, ref: false }).catch(() => undefined)
  }
}
