import { type ChildProcess, spawn } from 'node:child_process'
import { delimiter } from 'node:path'
import { vi } from 'vitest'
import { signalProcess } from '../../bench/machine/process/process-group.ts'
import { root } from './deployment.ts'
import { environmentOf, type Settings, searchPath } from './environment.ts'
import { DEADLINE_MS } from './raw-client.ts'

/** A command as a user types it, running in a process group of its own, as in a terminal. */
export type RunningCommand = AsyncDisposable & {
  readonly pid: number
  /** Waits until everything in the list was printed, and gives all that was. */
  printed(parts: readonly string[]): Promise<string>
  /** Ctrl-C: SIGINT to the whole group. */
  interrupt(): void
  /** SIGTERM to the command alone, as from a service manager. */
  terminate(): void
  /** SIGKILL to the command alone: it has no last word to its children. */
  kill(): void
  /** Waits until no process of the group is left. */
  ended(): Promise<void>
}

const START_MS = 90_000

/**
 * Runs a command in the repository. Unlike the bench's processes, nothing ends what it leaves behind before the test
 * has looked; only then the rest of the group is killed.
 */
export function runCommand(words: readonly string[], settings: Settings): RunningCommand {
  const [file = '', ...args] = words
  const PATH = searchPath
    .split(delimiter)
    .filter(directory => !directory.includes('node_modules'))
    .join(delimiter)
  const child = spawn(file, args, {
    cwd: root,
    env: { ...environmentOf(settings), PATH } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const pid = child.pid
  if (pid === undefined) throw new Error(`${words.join(' ')} could not be started`)
  const output = collect(child)
  const failure = (what: string) => new Error(`${words.join(' ')}: ${what}\n${output()}`)
  return {
    pid,
    async printed(parts) {
      const check = () => {
        if (child.exitCode !== null) return
        const missing = parts.find(part => !output().includes(part))
        if (missing !== undefined) throw failure(`expected "${missing}", found`)
      }
      await vi.waitFor(check, { timeout: START_MS, interval: 50 })
      if (child.exitCode !== null) throw failure(`ended with ${child.exitCode}`)
      return output()
    },
    interrupt: () => signalProcess(pid, 'SIGINT', 'group'),
    terminate: () => signalProcess(pid, 'SIGTERM', 'leader'),
    kill: () => signalProcess(pid, 'SIGKILL', 'leader'),
    async ended() {
      const check = () => {
        if (groupExists(pid)) throw failure('expected no process left, found some')
      }
      await vi.waitFor(check, { timeout: DEADLINE_MS, interval: 50 })
    },
    async [Symbol.asyncDispose]() {
      signalProcess(pid, 'SIGKILL', 'group')
    },
  }
}

function collect(child: ChildProcess): () => string {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (bytes: Buffer) => {
      output += String(bytes)
    })
  }
  return () => output
}

function groupExists(pid: number): boolean {
  try {
    return process.kill(-pid, 0)
  } catch {
    return false
  }
}
