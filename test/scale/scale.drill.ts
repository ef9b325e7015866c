import { beforeAll, expect, it } from 'vitest'
import { variables } from '../../core/config/variables.ts'
import { ensureBuild } from '../../src/server/ensure-build.ts'
import { openDrillTable } from '../support/drill-table.ts'
import { redisServer } from '../support/redis.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { exactly, type Finding, fewerThan, missed } from './finding.ts'
import { exactResumes, killOne, releasePages, restartBoth } from './scale-drills.ts'
import { openStage } from './stage.ts'
import { haproxy } from './start-scale.ts'

// 1,000 live answers through HAProxy on two processes with a socket and Redis, and the same without what protects them.

const STREAMS = 1_000
const DRILL_MS = 240_000
const DRAIN_MS = Number(variables.DRAIN_MS.fallback)

/** 12 s: they outlast a fault, and end within a drain. */
const load = { streams: STREAMS, tokens: 60, gapMs: 200 }
const half = { ...load, streams: STREAMS / 2 }

const table = openDrillTable('scale', ['drill', 'measure', 'target', 'measured', 'met'])

function note(drill: string, findings: readonly Finding[]): void {
  for (const { measure, target, measured, isMet } of findings)
    table.add(drill, measure, target, measured, isMet ? 'yes' : 'no')
}

beforeAll(ensureBuild)

describeWithTool(haproxy, 'two processes with a socket, 1,000 live answers', () => {
  describeWithTool(redisServer, 'with Redis', () => {
    it(
      'one is killed',
      async () => {
        await using stage = await openStage({ flags: ['--sockets', '2'], redis: true })
        const findings = await killOne(stage, load)
        note('kill', findings)
        expect(missed(findings)).toEqual([])
      },
      DRILL_MS,
    )

    it(
      'both are restarted, one after the other',
      async () => {
        await using stage = await openStage({ flags: ['--sockets', '2'], redis: true })
        const findings = await restartBoth(stage, {
          short: half,
          drainMs: DRAIN_MS,
          idle: STREAMS,
          heeds: true,
        })
        note('rolling restart', findings)
        expect(missed(findings)).toEqual([])
      },
      DRILL_MS,
    )

    it(
      'the pages are released',
      async () => {
        await using stage = await openStage({ flags: ['--sockets', '2'], redis: true })
        const findings = await releasePages(stage, load)
        note('release of the pages', findings)
        expect(missed(findings)).toEqual([])
      },
      DRILL_MS,
    )
  })

  it(
    'control: without Redis, answers of a killed process are lost',
    async () => {
      await using stage = await openStage({ flags: ['--sockets', '2'], redis: false })
      const findings = await killOne(stage, load)
      note('kill, no Redis', findings)
      expect(missed(findings)).toContainEqual(
        expect.objectContaining({ measure: 'answers that hang or are lost' }),
      )
    },
    DRILL_MS,
  )

  it(
    'control: without a drain, answers are cut; and who heeds no announcement comes in a storm',
    async () => {
      const settings = { DRAIN_MS: 1 }
      await using stage = await openStage({ flags: ['--sockets', '2'], redis: false, settings })
      const findings = await restartBoth(stage, {
        short: half,
        drainMs: DRAIN_MS,
        idle: STREAMS,
        heeds: false,
      })
      note('rolling restart, no drain, no announcement', findings)
      const names = missed(findings).map(({ measure }) => measure)
      expect(names).toContain('answers that end within a drain: exact')
      expect(names).toContain('handshakes in the busiest second')
    },
    DRILL_MS,
  )

  it(
    'control: integrated, a release of the pages drops sockets',
    async () => {
      await using stage = await openStage({ flags: ['--integrated', '2'], redis: false })
      const findings = await releasePages(stage, load)
      note('release of the pages, integrated', findings)
      expect(missed(findings)).toContainEqual(
        expect.objectContaining({ measure: 'sockets dropped' }),
      )
    },
    DRILL_MS,
  )
})

describeWithTool(haproxy, 'resumes of 200 clients that lost their connection at once', () => {
  describeWithTool(redisServer, 'with Redis or without', () => {
    it.each([
      { sticky: true, redis: true },
      { sticky: true, redis: false },
      { sticky: false, redis: true },
      { sticky: false, redis: false },
    ])(
      '%o',
      async ({ sticky, redis }) => {
        const flags = ['--sockets', '2', sticky ? '--sticky' : '--no-sticky']
        await using stage = await openStage({ flags, redis })
        const resumes = { streams: 200, tokens: 40, gapMs: 100 }
        const exact = await exactResumes(stage, resumes)
        const held = sticky || redis
        const words = `${sticky ? 'sticky' : 'not sticky'}, ${redis ? 'Redis' : 'memory'}`
        const measure = `resumes that are exact: ${words}`
        const findings = [
          held
            ? exactly(measure, resumes.streams, exact)
            : fewerThan(measure, resumes.streams, exact),
        ]
        note('resumes', findings)
        expect(missed(findings)).toEqual([])
      },
      DRILL_MS,
    )
  })
})
