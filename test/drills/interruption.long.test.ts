import { expect, it } from 'vitest'
import { processTree } from '../../bench/machine/process/processes.ts'
import { deployments } from '../../bench/plan/subjects/registry.ts'
import { perform } from '../../bench/run/run-trial.ts'
import { shortAction, testbed } from './drill-run.ts'

const DRILL_MS = 60_000

it.each(deployments)(
  'a drill of $name does not wait for a drain when it is interrupted, and leaves nothing',
  {
    timeout: DRILL_MS,
  },
  async deployment => {
    const before = await processTree([process.pid])
    const interruption = new AbortController()
    const reason = new Error('interrupted by the test')
    const actions: string[] = []
    // Answers that last longer than a drain.
    const running = perform(shortAction('release-socket', { tokens: 6_000 }), {
      subject: deployment,
      testbed: { ...testbed, signal: interruption.signal },
      seed: 1,
      onProgress() {},
      onSample(sample) {
        if (sample.type !== 'fault') return
        actions.push(sample.action)
        interruption.abort(reason)
      },
    })
    await expect(running).rejects.toBe(reason)
    expect(actions).toEqual(['terminate'])
    expect(await processTree([process.pid])).toEqual(before)
  },
)
