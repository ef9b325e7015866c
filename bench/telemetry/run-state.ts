import { readCpu } from '../machine/cpu.ts'
import { processTree } from '../machine/process/processes.ts'
import type { Profile } from '../plan/profile.ts'
import { type LoadWindow, timeline } from '../plan/timeline.ts'
import type { Part, Sample } from '../samples/run-sample.ts'

/** How far a run has come: counts since its beginning. */
export type RunState = {
  /** Epoch milliseconds. */
  readonly atMs: number
  /** The load window that is under way. */
  readonly window: string | undefined
  /** Sockets that k6 holds open. */
  readonly connections: number
  readonly answersCompleted: number
  readonly answersFailed: number
  /** Tokens that the mock wrote; where it is not ours, those of the answers that have ended. */
  readonly tokens: number
  /** CPU time by part, of processes that have ended too, in seconds. Absent where it cannot be measured. */
  readonly cpuSeconds: Partial<Record<Part, number>>
}

/** Shows a run while it goes. */
export type RunDisplay = {
  /** A line that stays. */
  print(line: string): void
  show(state: RunState): void
  /** Takes the block away; what is printed from now on stands alone. */
  close(): void
}

/** Keeps up with a run. */
export type RunFollower = {
  onSample(sample: Sample): void
  onMock(mockUrl: string): void
  onPart(part: Part, pid: number): void
  /** Costs the watched nothing: CPU time from /proc, tokens from the mock's counters. Never rejects. */
  read(): Promise<RunState>
}

const STATS_MS = 1_000

/** Counts what the samples of a load tell, and reads the rest when asked. */
export function followRun(profile: Profile): RunFollower {
  const counts = { connections: 0, answersCompleted: 0, answersFailed: 0, tokens: 0 }
  const roots = new Map<Part, number[]>()
  const microseconds = new Map<Part, Map<number, number>>()
  const { windows } = timeline(profile)
  let beginMs = Number.POSITIVE_INFINITY
  let mock: string | undefined

  const readParts = async () => {
    for (const [part, pids] of roots) {
      const tree = await processTree(pids)
      const reading = await readCpu(tree.state === 'measured' ? tree.pids : pids)
      if (reading.state !== 'measured') continue
      const used = microseconds.get(part) ?? new Map<number, number>()
      for (const [pid, value] of reading.microsecondsByPid) used.set(pid, value)
      microseconds.set(part, used)
    }
  }
  const readTokens = async () => {
    if (mock === undefined) return
    const signal = AbortSignal.timeout(STATS_MS)
    const response = await fetch(new URL('/mock/stats', mock), { signal })
    counts.tokens = ((await response.json()) as { tokens: number }).tokens
  }
  return {
    onSample(sample) {
      if (sample.type === 'begin') beginMs = sample.atMs
      if (sample.type === 'connect') counts.connections += sample.opened
      if (sample.type === 'drop') counts.connections -= 1
      if (sample.type !== 'stream') return
      if (mock === undefined) counts.tokens += sample.tokens
      if (sample.outcome === 'end') counts.answersCompleted += 1
      if (sample.outcome !== 'end') counts.answersFailed += 1
    },
    onMock(mockUrl) {
      mock = mockUrl
    },
    onPart(part, pid) {
      roots.set(part, [...(roots.get(part) ?? []), pid])
    },
    async read() {
      // A mock that ends or hangs keeps its last count.
      await Promise.all([readParts(), readTokens().catch(() => undefined)])
      const atMs = Date.now()
      return {
        atMs,
        ...counts,
        window: windows.find(({ span }) => within(span, (atMs - beginMs) / 1_000))?.name,
        cpuSeconds: Object.fromEntries(
          [...microseconds].map(([part, used]) => [part, sum(used.values()) / 1e6]),
        ),
      }
    },
  }
}

const within = ({ from, to }: LoadWindow['span'], seconds: number) =>
  seconds >= from && seconds < to

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)
