import { connect } from 'node:net'
import { findOnPath } from '../../bench/machine/find-on-path.ts'
import { type BootedRedis, startRedis as bootRedis } from '../../bench/run/redis.ts'
import { environmentOf, searchPath } from './environment.ts'

/** For `describeWithTool`. */
export const redisServer = {
  name: 'redis-server',
  path: await findOnPath('redis-server', { PATH: searchPath }),
  remedy: 'install the package redis-server',
} as const

/** A Redis of the test's own, in memory alone. */
export type Redis = BootedRedis & {
  /** Runs a command, such as `FLUSHALL`; its words have no spaces. Gives what came back, as text. */
  command(...words: readonly string[]): Promise<string>
}

/** Starts Redis on a free port, or on the one that another had. */
export async function startRedis(port?: number): Promise<Redis> {
  const booted = await bootRedis({ environment: environmentOf({}) }, port)
  const at = Number(new URL(booted.url).port)
  return { ...booted, command: (...words) => runInline(at, words.join(' ')) }
}

/** By Redis's inline protocol: QUIT ends the connection after the answer. */
async function runInline(port: number, line: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(`${line}\r\nQUIT\r\n`)
  let answer = ''
  for await (const bytes of socket) answer += String(bytes)
  return answer.replace(/\+OK\r\n$/, '').trim()
}
