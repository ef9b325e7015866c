import { get } from 'node:http'
import { WebSocket } from 'ws'
import type { TicketSource } from '../../load/ticket-source.ts'
import { withTicket } from '../../load/tickets.ts'
import { benchPages } from '../../plan/profile.ts'
import type { FaultPageSample, FaultSocketSample } from '../../samples/drill-sample.ts'
import type { Launch } from '../launch.ts'
import type { DrillClock } from './clock.ts'

// Those who come while a fault is done: they ask for pages and open sockets, whether the earlier ones were answered or not.

/**
 * Asks at planned moments, whether the earlier ones were answered or not, from time 0 until `durationMs`. Resolves with
 * every answer.
 *
 * @param ask is given its number and its planned time; it must not reject
 * @throws the signal's reason
 */
export async function openLoop<Answer>(
  options: {
    readonly perSecond: number
    readonly durationMs: number
    readonly clock: DrillClock
    readonly signal: AbortSignal
  },
  ask: (index: number, atMs: number) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const { perSecond, durationMs, clock, signal } = options
  const betweenMs = 1_000 / perSecond
  const answers: Promise<Answer>[] = []
  for (let index = 0; index * betweenMs < durationMs; index++) {
    const atMs = index * betweenMs
    await clock.until(atMs, signal)
    answers.push(ask(index, atMs))
  }
  return await Promise.all(answers)
}

/** The paths of the pages that visitors ask for. */
export type VisitedPages = Readonly<Record<keyof typeof benchPages, string>>

/** The pages of this project, or the one of another app in place of both. */
export function pagesOf({ app }: Pick<Launch, 'app'>): VisitedPages {
  return app === undefined ? benchPages : { static: app.page, rendered: app.page }
}

/** A visitor's patience. */
const PATIENCE_MS = 10_000

const kinds = ['static', 'rendered'] as const

/** Asks for a page of the bench on a connection of its own, static and rendered in turn. Never rejects. */
export async function askPage(
  pageUrl: string,
  {
    index,
    atMs,
    clock,
    pages,
  }: { index: number; atMs: number; clock: DrillClock; pages: VisitedPages },
): Promise<FaultPageSample> {
  const page = kinds[index % 2] ?? 'static'
  const status = await statusOf(`${pageUrl}${pages[page]}`).catch(() => 0)
  return { type: 'witness-page', page, atMs, durationMs: clock.at() - atMs, status }
}

function statusOf(url: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const request = get(url, { agent: false, signal }, response => {
    response.on('error', reject)
    response.on('end', () => resolve(response.statusCode ?? 0))
    response.resume()
  })
  request.on('error', reject)
  return promise
}

/** Opens a socket as a page that was just loaded would, and leaves again. Never rejects. */
export async function tryToConnect(
  { url, origin, tickets }: { url: string; origin: string; tickets: TicketSource },
  { atMs, clock }: { atMs: number; clock: DrillClock },
): Promise<FaultSocketSample> {
  const status = await withTicket(url, { origin, tickets }).then(
    address => statusOfHandshake(address, origin),
    () => 0,
  )
  return { type: 'witness-socket', atMs, durationMs: clock.at() - atMs, status }
}

async function statusOfHandshake(url: string, origin: string): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const socket = new WebSocket(url, {
    origin,
    perMessageDeflate: false,
    handshakeTimeout: PATIENCE_MS,
  })
  socket.on('open', () => resolve(101))
  socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
  socket.on('error', () => resolve(0))
  const status = await promise
  socket.terminate()
  return status
}
