import type { LoadSample } from '../../samples/load-sample.ts'
import { record } from './series.ts'

/** A sample to the runner, which reads k6's log: one line per stream or page, never per token. */
export function emit(sample: LoadSample): void {
  record(sample)
  console.log(JSON.stringify(sample))
}
