import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { startProcess } from '../../bench/machine/process/managed-process.ts'
import type { ProcessExit } from '../../bench/machine/process/process-failure.ts'
import { waitForLine } from '../../bench/machine/process/readiness.ts'
import { type Deployment, root } from './deployment.ts'
import { environmentOf } from './environment.ts'
import { type Gaps, openHonestStreams } from './honest-streams.ts'

/** What an attack did. */
export type Outcome = {
  /** The gaps of honest users' tokens before the attack and within it. */
  readonly calm: Gaps
  readonly attacked: Gaps
  /** The most memory that the process with the socket has had (Linux). */
  readonly rssMib: number
  /** Why it did not end as it meant to, in its own words; absent: it did. */
  readonly failure?: string
}

const STREAMS = 20
const CALM_MS = 1_500

/** Every attack is over before. */
const LONGEST_MS = 90_000
const READY_MS = 180_000

/**
 * Runs an attack of `test/attacks` on a deployment with honest users beside it.
 *
 * @param words the attack's file without `.ts`, and its arguments
 * @param scale of its numbers; below 1 it is only seen whether it runs to its end
 */
export async function attackBesideHonest(
  deployment: Pick<Deployment, 'socketUrl' | 'pageUrl' | 'server'>,
  [name, ...words]: readonly string[],
  scale = 1,
): Promise<Outcome> {
  await using honest = await openHonestStreams(deployment, Math.ceil(STREAMS * scale))
  await using attacker = await startProcess({
    name: `${name}`,
    command: {
      file: process.execPath,
      arguments: [`test/attacks/${name}.ts`, deployment.socketUrl, deployment.pageUrl, ...words],
    },
    environment: { ...environmentOf({}), ATTACK_SCALE: String(scale) },
    cwd: root,
  })
  await waitForLine(attacker, line => line === 'ready', { timeoutMs: READY_MS })
  const calm = await honest.during(delay(CALM_MS * scale))
  process.kill(attacker.pid, 'SIGUSR2')
  const ended = Promise.race([attacker.exited, delay(LONGEST_MS, undefined, { ref: false })])
  const attacked = await honest.during(ended)
  const failure = failureOf(await ended, attacker.tail())
  const rssMib = await mostMemory(deployment.server.pid)
  return { calm, attacked, rssMib, ...(failure !== undefined && { failure }) }
}

/** VmHWM of proc_pid_status(5), in MiB; NaN where there is no such file: the process is gone, or the system has none. */
async function mostMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024
}

function failureOf(exit: ProcessExit | undefined, printed: readonly string[]): string | undefined {
  if (exit === undefined) return `not over after ${LONGEST_MS / 1_000} s`
  if (exit.code === 0) return undefined
  // What Node prints of an error that nobody caught.
  return printed.find(line => /^\w*Error: /.test(line)) ?? printed.at(-1) ?? 'no word'
}
