import { freePort } from '../machine/free-port.ts'
import { type ManagedProcess, startProcess } from '../machine/process/managed-process.ts'
import { waitForLine } from '../machine/process/readiness.ts'
import type { Testbed } from './testbed.ts'

/** A Redis of a trial's own, in memory alone. */
export type BootedRedis = AsyncDisposable & {
  readonly url: string
  readonly process: ManagedProcess
}

/** Starts Redis on a free port of this machine, or on the one that another had. */
export async function startRedis(
  { environment, signal }: Partial<Pick<Testbed, 'environment' | 'signal'>>,
  port?: number,
): Promise<BootedRedis> {
  const at = port ?? (await freePort())
  const options = ['--port', String(at), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const server = await startProcess({
    name: 'redis-server',
    command: { file: 'redis-server', arguments: options },
    environment: environment ?? {},
  })
  const line = 'Ready to accept connections'
  try {
    await waitForLine(server, found => found.includes(line), signal === undefined ? {} : { signal })
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    url: `redis://127.0.0.1:${at}`,
    process: server,
    async [Symbol.asyncDispose]() {
      await server.stop()
    },
  }
}
