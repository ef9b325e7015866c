import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RunPlan } from '../plan/run-plan.ts'
import { quickLoadProfile } from '../plan/scenarios/load.ts'
import { syntheticPlan } from '../verdicts/testing/synthetic-comparison.ts'
import { examinePage, requireTimeFor } from './look-at-page.ts'

/** So much CPU the server takes for a page. */
const BUSY_MS = 20

function usedMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

const server = createServer(({ url }, answer) => {
  if (url === '/broken') return answer.writeHead(500).end()
  if (url === '/account') return answer.writeHead(307, { location: '/login' }).end()
  const start = usedMs()
  while (usedMs() - start < BUSY_MS);
  return answer.end('a page')
})

beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'))
afterAll(() => server.close())

const examine = (page: string, signal = new AbortController().signal) =>
  examinePage(page, {
    pageUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ pids: [process.pid], log: () => ['Error: no database'], signal },
  })

it('finds what a request costs', async () => {
  const { cpuMs, latencyMs } = await examine('/')
  expect(latencyMs).toBeGreaterThanOrEqual(BUSY_MS)
  expect(cpuMs).toBeGreaterThan(BUSY_MS * 0.9)
})

it('says why a page cannot be measured, and what a failed one left in the log', async () => {
  await expect(examine('/broken')).rejects.toThrow(
    '/broken: expected 200 before any load, found 500. Remedy: mend the page, or name another (--page)\nError: no database',
  )
  await expect(examine('/account')).rejects.toThrow(/without signing in.*no account$/)
})

it('ends with the reason of who ends it', async () => {
  const reason = new Error('a process has ended')
  await expect(examine('/', AbortSignal.abort(reason))).rejects.toBe(reason)
})

it('refuses a page that takes longer than the time in which it is asked for', () => {
  const visits = { visitSeconds: 3, warmUpSeconds: 0.9, points: [{ path: '/shop' }] }
  const scenario = { action: { type: 'visits', visits } }
  const plan = { ...syntheticPlan(), page: '/shop', scenarios: [scenario] } as never
  expect(() => requireTimeFor(plan, { cpuMs: 5, latencyMs: 2_000 })).not.toThrow()
  expect(() => requireTimeFor(plan, { cpuMs: 5, latencyMs: 2_200 })).toThrow(
    '/shop: expected an answer within 2.1 s, the steady time of a window, found one after 2.2 s. Remedy: name a page that answers sooner (--page)',
  )
  // Windows of 8 seconds, of which six pass until their answers are as many as planned.
  const load = { type: 'load', profile: quickLoadProfile }
  const loaded: RunPlan = { ...syntheticPlan(), scenarios: [{ action: load }] as never }
  expect(() => requireTimeFor(loaded, { cpuMs: 5, latencyMs: 7_900 })).toThrow('within 2.')
})
