import type { Part, Sample } from '../samples/run-sample.ts'
import type { K6Output } from '../telemetry/k6-output.ts'
import type { RunningSubject } from './boot.ts'

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
