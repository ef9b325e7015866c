import { appendFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { pageOf, planVisits, type Visit } from '../../plan/visits.ts'
import type { BeginSample } from '../../samples/load-sample.ts'
import type { VisitSample } from '../../samples/run-sample.ts'
import type { VisitsConfiguration } from '../generators.ts'
import { DelayLog, monotonicNs } from '../probe/delay-log.ts'
import { followControl, openRelayed, type RelayedStream } from '../probe/streams.ts'
import { VisitLog } from './visit-log.ts'
import { VisitedPages } from './visited-pages.ts'

// The load of a decision map, in one Node process: sockets to every deployment, of which one at a time has streams and pages.

/** From the last socket to the first visit. */
const LEAD_MS = 1_000

/** Streams begin one after another over this time, so that no two stay in step. */
const RAMP_MS = 500

/** The longest that a page or the end of a stream is waited for after its visit. */
const PATIENCE_MS = 10_000

const { visits, deployments, mockUrl, output } = JSON.parse(
  process.env.LOAD ?? '{}',
) as VisitsConfiguration
const save = (sample: VisitSample) => appendFileSync(output, `${JSON.stringify(sample)}\n`)

/** One deployment, with its sockets open. */
async function open({ name, socketUrl, pageUrl, tickets }: (typeof deployments)[number]) {
  const log = new VisitLog()
  const streams: RelayedStream[] = []
  for (let index = 0; index < visits.streams; index++) {
    const options = { url: socketUrl, origin: pageUrl, tickets, name: `${name}-${index}` }
    streams.push(await openRelayed({ ...options, ...log.listener }))
  }
  return { name, log, streams, pages: new VisitedPages(pageUrl) }
}

type Opened = Awaited<ReturnType<typeof open>>

/** Milliseconds of `performance.now` at the first visit. */
let beginMs = 0
const momentOf = (second: number) => beginMs + second * 1_000
const until = (ms: number) => delay(Math.max(0, ms - performance.now()))

async function visit({ index, point, from, steadyFrom, to, pagesAt }: Visit, visited: Opened) {
  const { log, streams, pages } = visited
  await until(momentOf(from))
  // Pages that were still to be answered have taken its time: what it would ask now, all at once, would take the next one's.
  if (performance.now() > momentOf(steadyFrom)) return
  log.begin(streams.length)
  const asked = pages.ask(pageOf(point), pagesAt.map(momentOf))
  for (const [place, stream] of streams.entries()) {
    await until(momentOf(from) + (RAMP_MS * place) / streams.length)
    stream.ask()
  }
  await until(momentOf(to))
  for (const stream of streams) stream.abort()
  const patience = delay(PATIENCE_MS, undefined, { ref: false })
  await Promise.race([Promise.all([log.ended, asked]), patience])
  const seen = await asked
  const steady = { fromNs: onMonotonic(momentOf(steadyFrom)), toNs: onMonotonic(momentOf(to)) }
  save({
    type: 'visit',
    visit: index,
    delayUs: log.relayed.take(steady),
    controlUs: control.take(steady),
    pageMs: seen.durationsMs.map(ms => Number(ms.toFixed(1))),
    pagesFailed: seen.failed,
    latenessMs: seen.latenessMs.map(ms => Number(ms.toFixed(1))),
    lost: log.lost,
  })
}

/** A moment of `performance.now` on the clock that mock and client share. */
const onMonotonic = (ms: number) => ms * 1e6 + (monotonicNs() - performance.now() * 1e6)

const opened = await Promise.all(deployments.map(open))
const stop = new AbortController()
const control = new DelayLog()
const controlling = followControl(mockUrl, control, stop.signal).catch(() => {})
beginMs = performance.now() + LEAD_MS
const begin: BeginSample = { type: 'begin', atMs: performance.timeOrigin + beginMs }
console.log(JSON.stringify(begin))
for (const planned of planVisits(
  visits,
  deployments.map(({ name }) => name),
)) {
  const visited = opened.find(({ name }) => name === planned.deployment)
  if (visited !== undefined) await visit(planned, visited)
}
stop.abort()
await controlling
for (const { streams, pages } of opened) {
  for (const stream of streams) stream.close()
  await pages.close()
}
