import { connect } from 'node:net'
import { freePort } from '../../bench/machine/free-port.ts'
import { findOnPath } from '../../bench/machine/k6-binary/find-on-path.ts'
import { type ManagedProcess, startProcess } from '../../bench/machine/process/managed-process.ts'
import { waitForLine } from '../../bench/machine/process/readiness.ts'
import { environmentOf, searchPath } from './environment.ts'

/** For `describeWithTool`. */
export const redisServer = {
  name: 'redis-server',
  path: await findOnPath('redis-server', { PATH: searchPath }),
  remedy: 'install the package redis-server',
} as const

/** A Redis of the test's own, in memory alone. */
export type Redis = AsyncDisposable & {
  readonly url: string
  readonly process: ManagedProcess
  /** Runs a command, such as `FLUSHALL`; its words have no spaces. Gives what came back, as text. */
  command(...words: readonly string[]): Promise<string>
}

/** Starts Redis on a free port, or on the one that another had. */
export async function startRedis(port?: number): Promise<Redis> {
  const at = port ?? (await freePort())
  const options = ['--port', String(at), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const server = await startProcess({
    name: 'redis-server',
    command: { file: 'redis-server', arguments: options },
    environment: environmentOf({}),
  })
  await waitForLine(server, line => line.includes('Ready to accept connections'))
  return {
    url: `redis://127.0.0.1:${at}`,
    process: server,
    command: (...words) => runInline(at, words.join(' ')),
    async [Symbol.asyncDispose]() {
      await server.stop()
    },
  }
}

/** By Redis's inline protocol: QUIT ends the connection after the answer. */
async function runInline(port: number, line: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(`${line}\r\nQUIT\r\n`)
  let answer = ''
  for await (const bytes of socket) answer += String(bytes)
  return answer.replace(/\+OK\r\n$/, '').trim()
}
