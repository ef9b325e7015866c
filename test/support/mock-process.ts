import type { ManagedProcess } from '../../bench/machine/process/managed-process.ts'
import { startProcess } from '../../bench/machine/process/managed-process.ts'
import { waitForLine } from '../../bench/machine/process/readiness.ts'
import type { MockStats } from '../../mock/stats.ts'
import { root } from './deployment.ts'
import { environmentOf, type Settings } from './environment.ts'

/** The mock LLM in a process of its own. */
export type MockProcess = AsyncDisposable & {
  readonly process: ManagedProcess
  /** What a deployment is told, to have it as its upstream over plain-text HTTP/2. */
  readonly settings: Settings
  stats(): Promise<MockStats>
}

/** Starts the mock on a free port. */
export async function startMockProcess(): Promise<MockProcess> {
  const mock = await startProcess({
    name: 'mock',
    command: {
      file: process.execPath,
      arguments: ['mock/process.ts', '--port', '0'],
    },
    environment: environmentOf({}),
    cwd: root,
  })
  const line = await waitForLine(mock, printed => printed.includes('listening on'))
  const url = /http:\S+/.exec(line)?.[0] ?? ''
  return {
    process: mock,
    settings: { OPEN_API_BASE_URL: url, OPEN_API_H2C: 1, OPEN_API_MODEL: 'mock' },
    async stats() {
      const response = await fetch(new URL('/mock/stats', url))
      return (await response.json()) as MockStats
    },
    async [Symbol.asyncDispose]() {
      await mock.stop()
    },
  }
}
