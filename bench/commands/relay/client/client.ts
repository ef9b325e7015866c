import { writeFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { followControl } from '../../../load/probe/control-stream.ts'
import { DelayLog } from '../../../load/probe/delay-log.ts'
import { followRelayed } from '../../../load/probe/relayed-stream.ts'
import { RAMP_SECONDS } from '../../../plan/scenarios/relay-load.ts'
import { ORIGIN } from '../../../plan/subjects/relay/origin.ts'
import { PROBE_READY, type ProbeResult } from '../../../samples/probe-result.ts'

// The load: one socket per stream, all of them stamped, and a few control streams straight from the mock. It prints a
// line when the last stream has been asked for, and ends on SIGTERM, when it writes what it saw.

/** One stream has too few tokens in a window for a p99. */
const CONTROL_STREAMS = 5

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    mock: { type: 'string', default: '' },
    streams: { type: 'string', default: '1' },
    output: { type: 'string', default: '' },
  },
})

const relayed = new DelayLog()
const control = new DelayLog()
const lost: string[] = []
const stop = new AbortController()
const closers: (() => void)[] = []
process.once('SIGTERM', () => stop.abort())

const controlling = Array.from({ length: CONTROL_STREAMS }, () =>
  followControl(values.mock, control, stop.signal).catch(error => {
    if (!stop.signal.aborted) lost.push(`control: ${error.message}`)
  }),
)
const streams = Number(values.streams)
const startedAt = performance.now()
for (let index = 0; index < streams && !stop.signal.aborted; index++) {
  const dueMs = startedAt + (index / streams) * RAMP_SECONDS * 1_000
  await delay(Math.max(0, dueMs - performance.now()))
  const close = await followRelayed({
    url: values.url,
    origin: ORIGIN,
    name: `stream-${index}`,
    log: relayed,
    onLost: reason => lost.push(reason),
  })
  closers.push(close)
}
console.log(PROBE_READY)

if (!stop.signal.aborted) {
  await new Promise(resolve => stop.signal.addEventListener('abort', resolve))
}
for (const close of closers) close()
await Promise.all(controlling)
const result: ProbeResult = { relayed: relayed.delays, control: control.delays, lost }
await writeFile(values.output, JSON.stringify(result))
process.exit(0)
