import { describe, expect, it } from 'vitest'
import { trialSummary } from '../measures/figures/summary.ts'
import {
  answeredTurns,
  delaySample,
  memorySample,
  trialOf,
  usageSample,
} from '../measures/testing/load-trial.ts'
import { type Calibration, conversationPlan } from '../plan/command-plans.ts'
import { conversationLoad } from '../plan/scenarios/conversation.ts'
import type { RunHeader } from '../samples/run-header.ts'
import type { Sample } from '../samples/run-sample.ts'
import { syntheticHeader } from '../verdicts/testing/synthetic-comparison.ts'
import { trialTable } from './trial-table.ts'

const server = {
  kind: 'attached',
  ...{ name: 'target', url: 'ws://127.0.0.1:3001/' },
  origin: 'http://127.0.0.1:3001',
} as const
const load = { ...conversationLoad, connections: 10, streams: 2 }

/** The table of a conversation in which every turn was answered, with these samples beside. */
function tableOf(stamps: Calibration['stamps'], ...samples: readonly Sample[]): string {
  const calibration = { meanTokens: 100, meanSeconds: 5, stamps }
  const plan = conversationPlan({ server, load, seed: 1 }, calibration)
  const action = plan.scenarios[0]?.action
  if (action?.type !== 'load' || plan.answers === undefined) expect.unreachable()
  const { answers } = plan
  const run: RunHeader = { ...syntheticHeader, plan, answers, pinning: 'not pinned' }
  const turns = answeredTurns(action.profile, 150).map(turn => ({ ...turn, gapsMs: [40, 60] }))
  const { header, ...rest } = trialOf('conversation', action.profile, [
    { type: 'connect', opened: 9, failed: 1, error: 'refused' },
    ...turns,
    ...samples,
  ])
  const trial = { ...rest, header: { ...header, answers, deployment: server.name } }
  expect(trialSummary(trial)?.validity.state).toBe('valid')
  return trialTable(trial, run)
}

describe('the table of a conversation with a server that somebody runs', () => {
  it('shows its figures, and no pages', () => {
    const { tokens: _, ...usage } = usageSample('streams', 25, { deployment: 500, client: 2.5e6 })
    const memory = [memorySample(0, 1024 ** 2), memorySample(10, 2 * 1024 ** 2)]
    const text = tableOf('this-machine', usage, ...memory, delaySample('streams', 0.4))
    expect(text).toMatch(/^ws:\/\/127\.0\.0\.1:3001\/$/m)
    expect(text).toMatch(/^TTFT p50 \/ p99 +150 ms \/ 150 ms$/m)
    expect(text).toMatch(/^gap between two frames p50 \/ p99 +50 ms \/ 60 ms$/m)
    expect(text).toMatch(
      /^good answers a second: TTFT ≤ 1000 ms, no gap > 500 ms +\d\S+ \(100%\)$/m,
    )
    expect(text).toMatch(/^added delay per token p50 \/ p99 +0\.40 ms \/ 0\.40 ms/m)
    expect(text).toMatch(/^ {2}CPU of client, of a core +10%$/m)
    expect(text).toContain('9 of 10 open, 1 failed, 0 dropped (refused)')
    expect(text).toContain('PSS 1.0 MiB without, 2.0 MiB with 9 idle connections')
    expect(text).not.toContain('page')
    expect(text).not.toContain('mock: ')
    expect(text).toContain('The run is valid.')
  })

  it('says that memory was not asked for, and why there is no added delay', () => {
    const missing = memorySample(0, 0, { pssBytes: undefined, missing: 'nobody said (--pid)' })
    const text = tableOf('none', missing)
    expect(text).toContain('memory       not measured: nobody said (--pid)')
    expect(text).toContain("the mock is not the server's upstream")
    expect(tableOf('other-clock')).toContain("stamped by another machine's clock")
  })

  it('says that a delay has no control beside it', () => {
    const probed = delaySample('streams', 0.4)
    const alone = { ...probed, control: { arrivedMs: [], delayUs: [] } }
    expect(tableOf('this-machine', alone)).toContain('how much of the added delay')
    expect(tableOf('this-machine', probed)).not.toContain('how much of the added delay')
  })
})
