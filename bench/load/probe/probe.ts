import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { PROBE_READY, type ProbeResult } from '../../samples/probe-result.ts'
import { followControl } from './control-stream.ts'
import { DelayLog } from './delay-log.ts'
import { followRelayed } from './relayed-stream.ts'

// The probe: a process of its own that measures the delay of every token of a few streams, beside the load of k6, whose own
// clock is late by as much as its event loop is busy. It prints a line when its streams run, and ends on SIGTERM.

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    origin: { type: 'string', default: '' },
    mock: { type: 'string', default: '' },
    streams: { type: 'string', default: '24' },
    name: { type: 'string', default: 'probe' },
    output: { type: 'string', default: '' },
  },
})

const relayed = new DelayLog()
const control = new DelayLog()
const lost: string[] = []
const stop = new AbortController()

const streams = await Promise.all(
  Array.from({ length: Number(values.streams) }, (_, index) =>
    followRelayed({
      url: values.url,
      origin: values.origin,
      name: `${values.name}-${index}`,
      log: relayed,
      onLost: reason => lost.push(reason),
    }),
  ),
)
const controlling = followControl(values.mock, control, stop.signal).catch(error => {
  if (!stop.signal.aborted) lost.push(`control: ${error.message}`)
})
console.log(PROBE_READY)

process.once('SIGTERM', async () => {
  for (const close of streams) close()
  stop.abort()
  await controlling
  const result: ProbeResult = { relayed: relayed.delays, control: control.delays, lost }
  await writeFile(values.output, JSON.stringify(result))
  process.exit(0)
})
