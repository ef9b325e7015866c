import { writeFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { PROBE_READY, type ProbeResult } from '../../samples/run-sample.ts'
import type { TicketSource } from '../ticket-source.ts'
import { DelayLog } from './delay-log.ts'
import { followControl, followRelayed } from './streams.ts'

// The probe: a process of its own that measures the delay of every token of a few streams, beside the load of k6, whose own
// clock is late by as much as its event loop is busy; or it is the load. It prints a line when its streams run, and ends on SIGTERM.

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    origin: { type: 'string', default: '' },
    mock: { type: 'string', default: '' },
    streams: { type: 'string', default: '24' },
    /** Seconds over which they are asked for, one by one. */
    ramp: { type: 'string', default: '0' },
    /** Streams straight from the mock. */
    controls: { type: 'string', default: '1' },
    name: { type: 'string', default: 'probe' },
    output: { type: 'string', default: '' },
  },
})

/** Not on the command line, which everybody on this machine can read. */
const tickets: TicketSource | undefined = JSON.parse(process.env.TICKETS ?? 'null') ?? undefined

const relayed = new DelayLog()
const control = new DelayLog()
const lost: string[] = []
const stop = new AbortController()

const count = Number(values.streams)
const betweenMs = (Number(values.ramp) * 1_000) / count
const streams = await Promise.all(
  Array.from({ length: count }, async (_, index) => {
    if (betweenMs > 0) await delay(index * betweenMs)
    return followRelayed({
      url: values.url,
      origin: values.origin,
      tickets,
      name: `${values.name}-${index}`,
      log: relayed,
      onLost: reason => lost.push(reason),
    })
  }),
)
const controlling = Array.from({ length: Number(values.controls) }, () =>
  followControl(values.mock, control, stop.signal).catch(error => {
    if (!stop.signal.aborted) lost.push(`control: ${error.message}`)
  }),
)
console.log(PROBE_READY)

process.once('SIGTERM', async () => {
  for (const close of streams) close()
  stop.abort()
  await Promise.all(controlling)
  const result: ProbeResult = { relayed: relayed.delays, control: control.delays, lost }
  await writeFile(values.output, JSON.stringify(result))
  process.exit(0)
})
