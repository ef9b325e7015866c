import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { isAlive } from '../../bench/machine/process/process-group.ts'
import { distribution } from '../../bench/measures/figures/distribution.ts'
import type { FaultLoad } from '../../bench/plan/scenarios/scenario.ts'
import { startClock } from '../../bench/run/faults/clock.ts'
import { openClients, untilOver } from '../../bench/run/faults/fault-clients.ts'
import type { FaultStreamSample } from '../../bench/samples/drill-sample.ts'
import { atMost, exactly, type Finding, moreThan } from './finding.ts'
import { mostInASecond, openReturningSockets } from './returning-sockets.ts'
import { getsSockets, isReady, pidOf, type Scale, until } from './start-scale.ts'

// What is done to several processes behind HAProxy while answers run, and what of it is promised.

/** Where a drill takes place. */
export type Stage = Pick<
  Scale,
  'socketUrl' | 'pageUrl' | 'tickets' | 'adminPorts' | 'pagesPort'
> & {
  readonly mockUrl: string
}

/** How much of it: answers that are live together. */
export type Streams = Pick<FaultLoad, 'streams' | 'tokens' | 'gapMs'>

const { signal } = new AbortController()

const RETURN_MS = 5_000
const ENDED_MS = 6_000
const EXIT_MS = 30_000
const HANDSHAKES = 500

/** Of a drain with its end, and of a start on a busy machine. */
const LONGEST_MS = 60_000
const POLL_MS = 20

/** Resolves when a process has ended, or does not in a time that no target allows. */
async function isGone(pid: number): Promise<void> {
  const endMs = performance.now() + LONGEST_MS
  while (isAlive(pid) && performance.now() < endMs) await delay(POLL_MS)
}

const open = (stage: Stage, load: Streams, seed: number) =>
  openClients(stage, { ...load, ...unvisited }, { seed, signal })

const unvisited = { faultAtMs: 0, pagesPerSecond: 0, socketsPerSecond: 0, durationMs: 0 }

const count = (
  streams: readonly FaultStreamSample[],
  has: (stream: FaultStreamSample) => boolean,
): number => streams.filter(has).length

/** Of a share of the answers: none waits for ever, has anything twice or lacks anything that it was given. */
const whole = (streams: readonly FaultStreamSample[]): readonly Finding[] => [
  exactly(
    'answers that hang or are lost',
    0,
    count(streams, ({ outcome }) => outcome === 'lost'),
  ),
  exactly(
    'answers with a repetition, a gap or another text',
    0,
    count(streams, ({ outcome }) => outcome === 'wrong'),
  ),
]

/** One process with a socket dies in mid-answer. */
export async function killOne(stage: Stage, load: Streams): Promise<readonly Finding[]> {
  using clients = await open(stage, load, 1)
  const clock = startClock()
  const [adminPort = 0] = stage.adminPorts
  const pid = await pidOf(adminPort)
  const { live } = clients
  const killedMs = clock.at()
  process.kill(pid, 'SIGKILL')
  await isGone(pid)
  await until(async () => expect(await isReady(adminPort)).toBe(true))
  const readyMs = clock.at() - killedMs
  await untilOver(clients, { clock, signal })
  const streams = clients.finish(clock)
  const hit = streams.filter(({ drops }) => drops > 0)
  const errors = streams.filter(({ outcome }) => outcome === 'error')
  return [
    exactly('answers live at the kill', load.streams, live),
    moreThan('answers of the killed process', load.streams / 4, hit.length),
    atMost('the process is back', RETURN_MS, readyMs, 'ms'),
    atMost(
      'clients back, p99',
      RETURN_MS,
      distribution(hit.flatMap(({ awayMs }) => awayMs ?? [])).p99,
      'ms',
    ),
    ...whole(streams),
    exactly(
      'answers exact, or with one error',
      load.streams,
      count(streams, ({ outcome }) => outcome === 'exact') + errors.length,
    ),
    exactly(
      'answers of the other process that are not exact',
      0,
      count(streams, ({ drops, outcome }) => drops === 0 && outcome !== 'exact'),
    ),
    atMost(
      'the last error',
      ENDED_MS,
      distribution(errors.map(({ endedMs }) => endedMs - killedMs)).max,
      'ms',
    ),
  ]
}

/** What a rolling restart meets. */
export type Restart = {
  /**
   * Answers that end within the drain of the first process, and as many within that of the second; as many again outlast both.
   * Each lasts longer than a process needs to come back, and less long than a drain.
   */
  readonly short: Streams
  readonly drainMs: number
  readonly idle: number
  /** Whether idle sockets come back when they were told to. */
  readonly heeds: boolean
}

/** Answers that no drain lets end. */
const LONG = { tokens: 600, gapMs: 200 }

/** Both processes with a socket are replaced, one after the other. */
export async function restartBoth(
  stage: Stage,
  { short, drainMs, idle, heeds }: Restart,
): Promise<readonly Finding[]> {
  const [first = 0, second = 0] = stage.adminPorts
  const [firstPid, secondPid] = [await pidOf(first), await pidOf(second)]
  using sockets = await openReturningSockets(stage, idle, heeds)
  using longOnes = await open(stage, { ...LONG, streams: short.streams }, 2)
  using early = await open(stage, short, 3)
  const clock = startClock()
  const earlyLive = early.live
  const firstExit = replace(firstPid)
  // The process that drains takes none of them. They are live while the other drains in its turn, and end then.
  const tokens = short.tokens + Math.ceil(drainMs / short.gapMs)
  using late = await open(stage, { ...short, tokens }, 4)
  const exits = [await firstExit]
  await takesWork(stage, first)
  const lateLive = late.live
  exits.push(await replace(secondPid))
  await takesWork(stage, second)
  for (const clients of [longOnes, early, late]) await untilOver(clients, { clock, signal })
  await until(() => expect(sockets.open).toBe(idle))
  const shortEnds = [...early.finish(clock), ...late.finish(clock)]
  const longEnds = longOnes.finish(clock)
  const { returnedAtMs, unannounced } = sockets
  return [
    exactly('answers live when the first process drains', short.streams, earlyLive),
    exactly('answers live when the second process drains', short.streams, lateLive),
    exactly(
      'answers that end within a drain: exact',
      2 * short.streams,
      count(shortEnds, ({ outcome }) => outcome === 'exact'),
    ),
    exactly(
      'answers that do not: one error',
      short.streams,
      count(longEnds, ({ outcome }) => outcome === 'error'),
    ),
    ...whole([...shortEnds, ...longEnds]),
    atMost('the slower of the processes exits', EXIT_MS, Math.max(...exits), 'ms'),
    exactly('idle sockets that were not told when to come back', 0, unannounced.length),
    moreThan('idle sockets that came back', idle - 1, returnedAtMs.length),
    // Fewer sockets than that cannot make as many handshakes.
    ...(idle > HANDSHAKES
      ? [atMost('handshakes in the busiest second', HANDSHAKES, mostInASecond(returnedAtMs), '')]
      : []),
  ]
}

/** Resolves when a process that was replaced gets sockets again. */
async function takesWork(stage: Stage, adminPort: number): Promise<void> {
  await until(async () => expect(await isReady(adminPort)).toBe(true))
  await until(() => getsSockets(stage, adminPort))
}

/** SIGTERM, as a service manager sends it. Gives how long the process took to end, in milliseconds. */
async function replace(pid: number): Promise<number> {
  const toldMs = performance.now()
  process.kill(pid, 'SIGTERM')
  await isGone(pid)
  return performance.now() - toldMs
}

/** The process with the pages is replaced. */
export async function releasePages(stage: Stage, load: Streams): Promise<readonly Finding[]> {
  using clients = await open(stage, load, 9)
  const clock = startClock()
  const { live } = clients
  const toldMs = clock.at()
  await replace(await pidOf(stage.pagesPort))
  await until(async () => expect((await fetch(stage.pageUrl)).status).toBe(200))
  const awayMs = clock.at() - toldMs
  await untilOver(clients, { clock, signal })
  const streams = clients.finish(clock)
  return [
    exactly('answers live at the release', load.streams, live),
    exactly(
      'sockets dropped',
      0,
      count(streams, ({ drops }) => drops > 0),
    ),
    exactly(
      'answers exact',
      load.streams,
      count(streams, ({ outcome }) => outcome === 'exact'),
    ),
    atMost('the pages are back', EXIT_MS, awayMs, 'ms'),
  ]
}

/** All clients lose their connection in mid-answer and resume. Gives how many had their answer whole. */
export async function exactResumes(stage: Stage, load: Streams): Promise<number> {
  using clients = await open(stage, load, 11)
  const clock = startClock()
  expect(clients.live).toBe(load.streams)
  clients.cut()
  await untilOver(clients, { clock, signal })
  const streams = clients.finish(clock)
  expect(count(streams, ({ drops }) => drops > 0)).toBe(load.streams)
  return count(streams, ({ outcome }) => outcome === 'exact')
}
