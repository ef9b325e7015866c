import { get } from 'node:http'
import type { WitnessPageSample } from '../../samples/drill-sample.ts'
import type { DrillClock } from './clock.ts'
import type { VisitedPages } from './pages-of.ts'

/** A visitor's patience. */
const PATIENCE_MS = 10_000

const kinds = ['static', 'rendered'] as const

/** Asks for a page of the bench on a connection of its own, static and rendered in turn. Never rejects. */
export async function witnessPage(
  pageUrl: string,
  {
    index,
    atMs,
    clock,
    pages,
  }: { index: number; atMs: number; clock: DrillClock; pages: VisitedPages },
): Promise<WitnessPageSample> {
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
