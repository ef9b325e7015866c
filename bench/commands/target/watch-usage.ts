import { setTimeout as delay } from 'node:timers/promises'
import type { ServerProcess } from './server-process.ts'
import type { TargetUsageSample } from './target-sample.ts'

/** What the server and this client use in the steady part of the load. */
export async function watchUsage({
  server,
  warmUpMs,
  seconds,
  texts,
  signal,
}: {
  readonly server: ServerProcess
  readonly warmUpMs: number
  /** Of the load, its warm-up included. */
  readonly seconds: number
  /** Frames with text so far. */
  readonly texts: () => number
  readonly signal: AbortSignal
}): Promise<TargetUsageSample> {
  await delay(warmUpMs, undefined, { signal })
  const finish = await server.cpu()
  const before = { atMs: performance.now(), texts: texts(), cpu: process.cpuUsage() }
  await delay(seconds * 1_000 - warmUpMs, undefined, { signal })
  const { microseconds, missing } = await finish()
  const { user, system } = process.cpuUsage(before.cpu)
  return {
    type: 'usage',
    seconds: (performance.now() - before.atMs) / 1_000,
    texts: texts() - before.texts,
    clientMicroseconds: user + system,
    ...(microseconds === undefined ? {} : { targetMicroseconds: microseconds }),
    ...(missing === undefined ? {} : { missing }),
  }
}
