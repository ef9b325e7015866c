import type { LoadSample } from '../samples/load-sample.ts'

/** A sample to the runner, which reads k6's log: one line per stream or page, never per token. */
export function emit(sample: LoadSample): void {
  console.log(JSON.stringify(sample))
}
