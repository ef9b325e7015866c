import { setTimeout as delay } from 'node:timers/promises'
import { openingMoment, planTurns, timeline } from '../../plan/timeline.ts'
import type { LoadSample } from '../../samples/load-sample.ts'
import { connectReport, type LoadConfiguration } from '../generators.ts'
import { ClientSocket, epochMs } from './client-socket.ts'

// The load of one run, in one Node process: the same sockets, turns and samples as k6's, at a fraction of what a token costs it.
// It visits no pages.

const LEAD_MS = 500
const REST_MS = 1_000
const POLL_MS = 50

const { profile, socketUrl, origin, tickets } = JSON.parse(
  process.env.LOAD ?? '{}',
) as LoadConfiguration
const plan = timeline(profile)
const emit = (sample: LoadSample) => void process.stdout.write(`${JSON.stringify(sample)}\n`)

if (profile.windows.some(({ pages }) => pages.length > 0)) {
  throw new Error('expected windows without pages: k6 alone visits these')
}

const beginMs = epochMs() + LEAD_MS
const momentOf = (seconds: number) => beginMs + seconds * 1_000
const until = (seconds: number) => delay(Math.max(0, Math.ceil(momentOf(seconds) - epochMs())))
const sockets: ClientSocket[] = []

async function openSockets(): Promise<void> {
  let from = 0
  for (const { connections } of plan.steps) {
    const onOpened = connectReport(connections - from, emit)
    for (let socket = from; socket < connections; socket++) {
      await until(openingMoment(socket, plan))
      const own = { name: `s${socket}`, keepsGaps: profile.keepsGaps ?? false, onOpened, emit }
      sockets.push(new ClientSocket({ url: socketUrl, origin, tickets, ...own }))
    }
    from = connections
  }
}

async function sendTurns(): Promise<void> {
  for (const { index, socket, at } of planTurns(profile, plan)) {
    await until(at)
    sockets[socket]?.send(index, momentOf(at))
  }
}

/** Waits for the last answers, at most until the end of the plan. */
async function answersEnded(): Promise<void> {
  while (epochMs() < momentOf(plan.end) && !sockets.every(({ idle }) => idle)) await delay(POLL_MS)
}

emit({ type: 'begin', atMs: beginMs })
await openSockets()
await sendTurns()
await until(plan.windows.at(-1)?.span.to ?? plan.end)
// Whoever reads what the last window used finds this process still there.
await delay(REST_MS)
await answersEnded()
for (const socket of sockets) socket.close()
