import type { Point } from './point.ts'
import { parseExposition } from './series-text.ts'
import { EXCLUDED, type Target } from './targets.ts'

const SCRAPE_MS = 2_000

/** What a process exposes now without `EXCLUDED`, as Prometheus would keep it: with `up`, which is 0 when it does not answer in time. */
export async function scrape({ address, labels }: Target): Promise<Point[]> {
  const atMs = Date.now()
  const up = (value: number): Point => ({ name: 'up', labels, value, atMs })
  try {
    const signal = AbortSignal.timeout(SCRAPE_MS)
    const response = await fetch(`http://${address}/metrics?exclude=${EXCLUDED}`, { signal })
    if (!response.ok) return [up(0)]
    return [...parseExposition(await response.text(), atMs, labels), up(1)]
  } catch {
    return [up(0)]
  }
}
