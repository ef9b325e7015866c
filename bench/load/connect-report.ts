import type { ConnectSample } from '../samples/load-sample.ts'

/** Emits one sample when so many sockets have opened or failed. The returned function is told of each: nothing, or why it failed. */
export function connectReport(
  count: number,
  emit: (sample: ConnectSample) => void,
): (error: string | undefined) => void {
  let opened = 0
  let failed = 0
  let problem: string | undefined
  return error => {
    if (error === undefined) opened += 1
    if (error !== undefined) failed += 1
    problem ??= error
    if (opened + failed < count) return
    emit({ type: 'connect', opened, failed, ...(problem === undefined ? {} : { error: problem }) })
  }
}
