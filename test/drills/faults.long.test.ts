import { describe, expect, it } from 'vitest'
import { type ResumeCell, resumeCells } from '../../bench/plan/scenarios/resumes.ts'
import { deployments } from '../../bench/plan/subjects/registry.ts'
import { haproxy } from '../scale/start-scale.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { type DrillRun, drill, shortLoad } from './drill-run.ts'

// What must be so however slow the machine is: who is hit, and that nobody is left hanging.

const DRILL_MS = 60_000

describe.each(deployments.map(({ name, processes }) => ({ name, processes })))(
  '$name',
  { timeout: DRILL_MS },
  ({ name, processes }) => {
    /** Whether the process with the pages has the socket as well. */
    const together = processes.some(
      ({ serves }) => serves.includes('pages') && serves.includes('socket'),
    )

    it('a crash of the page process: who shares it loses everything, nobody else notices', async () => {
      const { faults, streams, pages, sockets } = await drill('crash-page', name)
      expect(faults.map(({ action }) => action)).toEqual(['kill', 'start', 'ready'])
      expect(streams).toHaveLength(shortLoad.streams)
      for (const stream of streams) {
        expect(stream).toMatchObject(
          together
            ? // Its journal went with the process.
              { outcome: 'lost', detail: 'no-active', drops: 1 }
            : { outcome: 'exact', drops: 0 },
        )
      }
      expect(pages.some(({ status }) => status === 0)).toBe(true)
      expect(sockets.some(({ status }) => status !== 101)).toBe(together)
    })

    it('a hang of the page process delays the answers of whoever shares it, and loses none', async () => {
      const { faults, streams, pages } = await drill('stall-page', name)
      const { hungMs, during } = hangOf(faults)
      for (const { outcome, drops, largestGapMs } of streams) {
        expect({ outcome, drops }).toEqual({ outcome: 'exact', drops: 0 })
        if (together) expect(largestGapMs).toBeGreaterThan(hungMs * 0.9)
      }
      // Between them lies half the hang: a busy machine may hold up a stream, but hardly all of them so long.
      if (!together)
        expect(streams.some(({ largestGapMs }) => largestGapMs < hungMs / 2)).toBe(true)
      const held = pages.filter(during)
      expect(held.length).toBeGreaterThan(0)
      for (const { status, durationMs } of held) {
        expect(status).toBe(200)
        expect(durationMs).toBeGreaterThan(hungMs / 2)
      }
    })

    it('a hang of the socket process delays the pages of whoever shares it, and fails none', async () => {
      const { faults, streams, pages } = await drill('stall-socket', name)
      const { hungMs, during } = hangOf(faults)
      for (const { outcome, drops, largestGapMs } of streams) {
        expect({ outcome, drops }).toEqual({ outcome: 'exact', drops: 0 })
        expect(largestGapMs).toBeGreaterThan(hungMs * 0.9)
      }
      expect(pages.filter(({ status }) => status !== 200)).toEqual([])
      const asked = pages.filter(during)
      expect(asked.length).toBeGreaterThan(0)
      const held = asked.filter(({ durationMs }) => durationMs > hungMs / 2)
      if (together) expect(held).toHaveLength(asked.length)
      // A busy machine may hold up a page, but hardly all of them so long.
      if (!together) expect(held.length).toBeLessThan(asked.length)
    })

    it('a release of the pages lets answers end, and closes the sockets of whoever shares it', async () => {
      const { faults, streams, pages, sockets } = await drill('release-page', name)
      expect(faults.map(({ action }) => action)).toEqual(['terminate', 'ended', 'start', 'ready'])
      for (const { outcome, drops } of streams)
        expect({ outcome, drops }).toEqual({ outcome: 'exact', drops: together ? 1 : 0 })
      expect(pages.some(({ status }) => status === 0)).toBe(true)
      // Who drains takes no new socket.
      expect(sockets.some(({ status }) => status === 503)).toBe(together)
    })
  },
)

describeWithTool(haproxy, 'two processes behind HAProxy', () => {
  it('a resume is whole where clients return to their process, or answers are in Redis', {
    timeout: DRILL_MS,
  }, async () => {
    const { resumes } = await drill('resumes', 'separate')
    const exact = (cell: ResumeCell) =>
      resumes.filter(resume => resume.cell === cell && resume.outcome === 'exact').length
    const { streams } = shortLoad
    expect(resumeCells.map(({ name }) => [name, exact(name)])).toEqual([
      ['sticky', streams],
      ['not-sticky', expect.any(Number)],
      ['sticky-redis', streams],
      ['not-sticky-redis', streams],
    ])
    // By chance 20 of 20 would find their process once in a million runs.
    expect(exact('not-sticky')).toBeLessThan(streams)
  })
})

/** How long a process hung, and what was asked for in the first half of that. */
function hangOf(faults: DrillRun['faults']) {
  const [stopped, went] = faults
  expect(faults.map(({ action }) => action)).toEqual(['stop', 'continue'])
  const stoppedMs = stopped?.atMs ?? 0
  const hungMs = (went?.atMs ?? 0) - stoppedMs
  return {
    hungMs,
    during: ({ atMs }: { readonly atMs: number }) =>
      atMs > stoppedMs && atMs < stoppedMs + hungMs / 2,
  }
}
