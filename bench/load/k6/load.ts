import { SharedArray } from 'k6/data'
import exec from 'k6/execution'
import http from 'k6/http'
import type { Options, Scenario } from 'k6/options'
import { setTimeout } from 'k6/timers'
import { connectionsOf } from '../../plan/profile.ts'
import { openingMoment, planTurns, type Turn, timeline } from '../../plan/timeline.ts'
import { toTenth } from '../conversation.ts'
import { connectReport, type LoadConfiguration } from '../generators.ts'
import { Client, emit } from './client.ts'
import { withTicket } from './tickets.ts'

// The load of one run. The sockets live through all of it; each VU holds some of them on one event loop, because one VU
// per socket costs more than the server under test.

const { profile, socketUrl, pageUrl, origin, tickets } = JSON.parse(
  __ENV.LOAD ?? '{}',
) as LoadConfiguration
const plan = timeline(profile)
const connections = connectionsOf(profile)

const socketsPerVu = 40
const vus = Math.ceil(connections / socketsPerVu)
const leadMs = 500

/** Each VU costs k6 a megabyte or two. A page that keeps all of them waiting is not visited as planned, which is counted. */
const MAX_PAGE_VUS = 100

/** The turns of each VU's sockets. Planned once: every VU runs this file, those that visit pages too. */
const turns = new SharedArray('turns', () => {
  const found: Turn[][] = Array.from({ length: vus }, () => [])
  for (const turn of planTurns(profile, plan))
    found[Math.floor(turn.socket / socketsPerVu)]?.push(turn)
  return found
})

const sockets: Scenario = {
  executor: 'per-vu-iterations',
  exec: 'converse',
  vus,
  iterations: 1,
  maxDuration: `${plan.end + 30}s`,
  gracefulStop: '5s',
}

const pages = plan.windows.flatMap(({ name, span, pages }) =>
  pages.map(({ page, perSecond }): [string, Scenario] => [
    `${name}_${page}`,
    {
      executor: 'constant-arrival-rate',
      exec: 'visit',
      startTime: `${span.from + leadMs / 1_000}s`,
      gracefulStop: '2s',
      duration: `${span.to - span.from}s`,
      rate: perSecond,
      timeUnit: '1s',
      preAllocatedVUs: Math.min(perSecond * 2, MAX_PAGE_VUS),
      env: { WINDOW: name, PAGE: page, PER_SECOND: String(perSecond) },
    },
  ]),
)

export const options: Options = {
  scenarios: { sockets, ...Object.fromEntries(pages) },
  discardResponseBodies: true,
  systemTags: ['scenario', 'status', 'name'],
  setupTimeout: '10s',
}

type Start = { readonly beginMs: number }

export function setup(): Start {
  const beginMs = Date.now() + leadMs
  emit({ type: 'begin', atMs: beginMs })
  return { beginMs }
}

export function converse({ beginMs }: Start): void {
  const vu = exec.scenario.iterationInTest
  const first = vu * socketsPerVu
  const end = Math.min(first + socketsPerVu, connections)
  const own = turns[vu] ?? []
  // k6's clock knows whole milliseconds: a moment between two of them would read as sent too early.
  const momentOf = (seconds: number) => beginMs + Math.round(seconds * 1_000)
  const at = (seconds: number, action: () => void) =>
    setTimeout(action, Math.max(0, momentOf(seconds) - Date.now()))

  let from = first
  for (const step of plan.steps) {
    const to = Math.min(end, step.connections)
    if (to <= from) continue
    // Those of a VU that belong to the same step.
    const onOpened = connectReport(to - from, emit)
    for (let socket = from; socket < to; socket++) {
      const planned = own.filter(turn => turn.socket === socket)
      at(openingMoment(socket, plan), () => {
        const url = withTicket(socketUrl, { origin, tickets })
        const client = new Client({ url, origin, name: `s${socket}`, onOpened })
        for (const turn of planned) at(turn.at, () => client.send(turn.index, momentOf(turn.at)))
        at(plan.end, () => client.close())
      })
    }
    from = to
  }
}

/** Its planned moment is counted by the requests before it: true as long as none was left out, and where one was, the window is void. */
export function visit(): void {
  const { WINDOW: window = '', PAGE: page = '', PER_SECOND: perSecond } = __ENV
  const { startTime, iterationInTest } = exec.scenario
  const plannedMs = Math.round(startTime + (iterationInTest * 1_000) / Number(perSecond))
  const response = http.get(`${pageUrl}${profile.pages[page]}`, { tags: { name: page } })
  const durationMs = toTenth(response.timings.duration)
  const sentMs = toTenth(Date.now() - durationMs)
  emit({ type: 'page', window, page, plannedMs, sentMs, durationMs, status: response.status })
}
