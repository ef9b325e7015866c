import { type RunPlan, secondsForPage } from '../plan/run-plan.ts'
import { startedSubjects } from '../plan/subjects/registry.ts'
import { boot } from './boot.ts'
import { askPage, pageObstacle } from './page-answer.ts'
import type { Testbed } from './testbed.ts'
import { watchCpu } from './usage.ts'

/** What a request to the caller's page takes on an idle deployment, in milliseconds. */
export type PageLook = {
  /** CPU of the deployment; where that cannot be read, the latency. */
  readonly cpuMs: number
  /** From the request to the end of the answer. */
  readonly latencyMs: number
}

/** The first answer may load and fill what later ones find. */
const FIRST_MS = 30_000

/** So many requests, or as many as begin within so long: V8 compiles what is asked for often. */
const WARM_UP = { requests: 20, ms: 2_500 }

/** Then so many again, in up to five turns that begin within three seconds: what else runs on a machine only ever adds to a request, so that the least turn counts. */
const TURN = { requests: 10, ms: 1_000 }
const TURNS_MS = 3_000
const MOST_TURNS = 5

/** Lines of a deployment's log that are shown with a page that failed. */
const LOG_LINES = 8

/**
 * Asks for the page of a plan before anything is measured: whether it answers, and what it costs. Undefined where the plan names none.
 *
 * @throws Error with the remedy when it does not answer with 200, or not in time; with the end of the log when it failed
 */
export async function lookAtPage(
  plan: RunPlan,
  { testbed, onProgress }: { testbed: Testbed; onProgress: (message: string) => void },
): Promise<PageLook | undefined> {
  const { page, seed } = plan
  const [deployment] = startedSubjects(plan)
  if (page === undefined || deployment === undefined) return undefined
  onProgress(`looking at ${page} in ${deployment.name}`)
  await using booted = await boot(deployment, { seed, sockets: 1 }, testbed)
  const { pageUrl, processes, supervised } = booted
  const look = await examinePage(page, {
    pageUrl,
    pids: processes.map(({ pid }) => pid),
    log: () => supervised.flatMap(({ process }) => process.tail().slice(-LOG_LINES)),
    signal: AbortSignal.any([testbed.signal, booted.failed]),
  })
  onProgress(`  ${look.cpuMs} ms of CPU, answered within ${look.latencyMs.toFixed(0)} ms`)
  return look
}

/** A server that is up, and who tells of it. */
type Served = {
  readonly pageUrl: string
  readonly pids: readonly number[]
  readonly log: () => readonly string[]
  readonly signal: AbortSignal
}

/**
 * Asks for one page, first until it is warm.
 *
 * @throws like {@link lookAtPage}; the signal's reason
 */
export async function examinePage(page: string, served: Served): Promise<PageLook> {
  const { pids, signal } = served
  try {
    await askFirst(page, served)
    await askInTurn(page, served, WARM_UP)
    const looks: PageLook[] = []
    const from = performance.now()
    do {
      const finish = await watchCpu({ deployment: pids })
      const { requests, ms } = await askInTurn(page, served, TURN)
      const { cpuMicroseconds } = await finish()
      const used = cpuMicroseconds.deployment === undefined ? ms : cpuMicroseconds.deployment / 1e3
      looks.push({ cpuMs: used / requests, latencyMs: ms / requests })
    } while (looks.length < MOST_TURNS && performance.now() - from < TURNS_MS)
    const least = (of: keyof PageLook) => Math.min(...looks.map(look => look[of]))
    return { cpuMs: Number(least('cpuMs').toPrecision(3)), latencyMs: least('latencyMs') }
  } catch (error) {
    throw signal.aborted ? signal.reason : error
  }
}

async function askFirst(page: string, { pageUrl, log, signal }: Served): Promise<void> {
  const patience = AbortSignal.timeout(FIRST_MS)
  const answer = await askPage(pageUrl + page, AbortSignal.any([signal, patience])).catch(error => {
    if (!patience.aborted) throw error
    throw new Error(
      `${page}: expected an answer before any load, found none within ${FIRST_MS / 1_000} s. Remedy: name a page that answers sooner (--page)`,
    )
  })
  const obstacle = pageObstacle(page, answer, pageUrl)
  if (obstacle === undefined) return
  throw new Error([obstacle, ...(answer.status < 500 ? [] : log())].join('\n'))
}

/** One request after another. */
async function askInTurn(page: string, { pageUrl, signal }: Served, turn: typeof WARM_UP) {
  const from = performance.now()
  let requests = 0
  do {
    const obstacle = pageObstacle(page, await askPage(pageUrl + page, signal), pageUrl)
    if (obstacle !== undefined) throw new Error(obstacle)
    requests += 1
  } while (requests < turn.requests && performance.now() - from < turn.ms)
  return { requests, ms: performance.now() - from }
}

/**
 * Refuses a page that takes longer than the steady time in which a plan asks for it: its answers would fall into the next one's.
 *
 * @throws Error with the remedy
 */
export function requireTimeFor(plan: RunPlan, { latencyMs }: PageLook): void {
  const seconds = secondsForPage(plan)
  if (latencyMs <= seconds * 1_000) return
  throw new Error(
    `${plan.page}: expected an answer within ${seconds.toFixed(1)} s, the steady time of a window, found one after ${(latencyMs / 1_000).toFixed(1)} s. Remedy: name a page that answers sooner (--page)`,
  )
}
