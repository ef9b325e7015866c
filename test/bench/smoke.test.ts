import { expect, it } from 'vitest'
import { deployments } from '../../bench/plan/subjects/registry.ts'
import { describeWithTool } from '../support/required-tool.ts'
import { k6Tool } from './k6-tool.ts'
import { startBench } from './run-bench.ts'

const RUN_MS = 180_000

describeWithTool(k6Tool, 'a run with more than 1,000 connections', k6Path => {
  it.each(deployments.map(({ name }) => name))('%s', { timeout: RUN_MS }, async name => {
    await using bench = await startBench(
      [name, '--quick', '--duration', '9', '--connections', '1040'],
      k6Path,
      // What k6 would read from somebody's shell.
      { K6_VUS: '10', K6_DURATION: '5s', K6_CONSOLE_OUTPUT: '/dev/null' },
    )
    const { exit, summary } = await bench.finish()
    expect(exit, bench.output()).toEqual({ code: 0, signal: null })

    expect(summary?.connections).toMatchObject({
      asked: 1_040,
      opened: 1_040,
      failed: 0,
      dropped: 0,
    })
    const streaming = summary?.windows.filter(window => window.streams !== undefined) ?? []
    expect(streaming.map(window => window.name)).toEqual(['streams', 'both'])
    for (const { streams, usage, delay } of streaming) {
      expect(streams?.planned).toBeGreaterThan(100)
      expect(streams?.completed).toBe(streams?.planned)
      expect(streams?.failed).toEqual({ error: 0, lost: 0, unfinished: 0, unsent: 0 })
      expect(usage?.tokensPerSecond).toBeGreaterThan(0)
      expect(delay?.lost).toEqual([])
      expect(delay?.addedMs.count).toBeGreaterThan(100)
      expect(delay?.controlMs.count).toBeGreaterThan(10)
    }
    for (const page of summary?.windows.flatMap(window => window.pages) ?? []) {
      expect(page.requests).toBeGreaterThan(10)
      expect(page.failed).toBe(0)
    }
    expect(summary?.throughput.map(({ page, failed }) => [page, failed])).toEqual([
      ['static', 0],
      ['rendered', 0],
    ])
    if (process.platform === 'linux') {
      expect(summary?.memory.atAllBytes).toBeGreaterThan(summary?.memory.atZeroBytes ?? Number.NaN)
      expect(summary?.windows.every(({ usage }) => (usage?.shareOfCore.deployment ?? 0) > 0)).toBe(
        true,
      )
    }
    expect(bench.output()).toContain('saturated (above 80%)')
  })
})
