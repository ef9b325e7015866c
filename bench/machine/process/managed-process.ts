import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { StringDecoder } from 'node:string_decoder'
import { setTimeout as delay } from 'node:timers/promises'
import { messageOf } from '../availability.ts'
import type { Command } from '../pinning.ts'
import type { EnvironmentVariables } from './command-output.ts'
import { type ProcessExit, ProcessFailure } from './process-failure.ts'
import { groupEnded, signalProcess } from './process-group.ts'
import { registerProcess } from './process-registry.ts'

/** A started process, with everything below it in a group of its own. */
export type ManagedProcess = AsyncDisposable & {
  readonly name: string
  readonly pid: number
  /** Settles when the process and its group have ended and the output is read; never rejects. */
  readonly exited: Promise<ProcessExit>
  /** Aborts with a {@link ProcessFailure} when the process ends without having been stopped. */
  readonly failed: AbortSignal
  /** The last 200 lines of stdout and stderr together. */
  tail(): readonly string[]
  /** Calls back with each further line; returns its own removal. */
  onLine(listener: (line: string) => void): () => void
  /** Ends the process: SIGTERM, a wait of `stopGraceMs` or as long as said, SIGKILL for its group. May be called again. */
  stop(graceMs?: number): Promise<ProcessExit>
  /** Ends it without warning, as a crash would (`kill -9`); for the runner it was stopped, and has not failed. */
  kill(): Promise<ProcessExit>
}

/** What to start. `environment` is the whole environment: nothing is added to it. */
export type StartOptions = {
  readonly name: string
  readonly command: Command
  readonly environment: EnvironmentVariables
  readonly cwd?: string
  /** How long the process may take to end after SIGTERM. */
  readonly stopGraceMs?: number
}

/** How long an ended process's output and group may take to end: one that left the group holds on. */
const settleMs = 5_000

/**
 * Starts a process as leader of a session of its own: a Ctrl-C in the terminal reaches the bench
 * alone, which then decides what ends when. Rejects with a {@link ProcessFailure} when the program
 * cannot be started. The process is registered (process-registry.ts) until it has ended, and what it
 * leaves of its group when it ends is killed.
 */
export async function startProcess(options: StartOptions): Promise<ManagedProcess> {
  const { name, command, environment, cwd, stopGraceMs = 10_000 } = options
  const child = spawn(command.file, command.arguments, {
    cwd,
    env: environment as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  const pid = child.pid ?? (await notStarted(child, options))
  const listeners = new Set<(line: string) => void>()
  const tail = outputTail(line => {
    for (const listener of listeners) listener(line)
  })
  const exited = exitOf(child, pid, tail)
  const failure = new AbortController()
  let stopping: Promise<ProcessExit> | undefined

  const managed: ManagedProcess = {
    name,
    pid,
    exited,
    failed: failure.signal,
    tail: () => tail.lines(),
    onLine(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop(graceMs = stopGraceMs) {
      // Once it has ended its id may belong to another process.
      if (!stopping && hasEnded(child)) return exited
      stopping ??= endProcess(pid, exited, graceMs)
      return stopping
    },
    kill() {
      if (!stopping && hasEnded(child)) return exited
      stopping ??= exited
      signalProcess(pid, 'SIGKILL', 'leader')
      return exited
    },
    async [Symbol.asyncDispose]() {
      await managed.stop()
    },
  }
  const unregister = registerProcess(managed)
  child.once('exit', unregister)
  void exited.then(exit => {
    if (!stopping) failure.abort(ProcessFailure.ended(name, exit, tail.lines()))
  })
  return managed
}

async function notStarted(child: ChildProcess, { name, command }: StartOptions): Promise<never> {
  const [error] = await once(child, 'error')
  const what = `could not be started: ${messageOf(error)} (${command.file}); is it installed and on PATH?`
  throw new ProcessFailure(name, what, [], error)
}

function exitOf(child: ChildProcess, pid: number, tail: OutputTail): Promise<ProcessExit> {
  const { promise, resolve } = Promise.withResolvers<ProcessExit>()
  for (const stream of [child.stdout, child.stderr]) {
    const sink = tail.source()
    stream?.on('data', sink)
    stream?.once('close', () => sink())
  }
  const closed = once(child, 'close')
  child.once('exit', (code, signal) => {
    // Anything that outlives its leader would hold a port, memory and this output open.
    signalProcess(pid, 'SIGKILL', 'group')
    const settled = Promise.all([closed, groupEnded(pid, settleMs)])
    const patience = delay(settleMs, undefined, { ref: false })
    void Promise.race([settled, patience]).then(() => resolve({ code, signal }))
  })
  return promise
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

async function endProcess(
  pid: number,
  exited: Promise<ProcessExit>,
  graceMs: number,
): Promise<ProcessExit> {
  const grace = new AbortController()
  const patience = delay(graceMs, 'over', { signal: grace.signal }).catch(() => 'ended')
  signalProcess(pid, 'SIGTERM', 'leader')
  const first = await Promise.race([exited, patience])
  if (first === 'over') signalProcess(pid, 'SIGKILL', 'group')
  const exit = await exited
  grace.abort()
  return exit
}

const maximumLineCharacters = 4_000

/**
 * The last lines of a program's output, bounded: what an error message quotes. Bytes go in by
 * stream, each with its own decoder, so that a character split between two reads stays whole.
 */
export type OutputTail = {
  /** A sink for one stream; call it with each chunk, and with nothing when the stream has ended. */
  source(): (chunk?: Buffer) => void
  lines(): readonly string[]
}

/** Keeps `keep` lines (of at most 4,000 characters) and hands each whole line to `onLine`. */
export function outputTail(onLine: (line: string) => void, keep = 200): OutputTail {
  const kept: string[] = []
  const add = (line: string) => {
    kept.push(line)
    if (kept.length > keep) kept.shift()
    onLine(line)
  }
  const source = () => {
    const decoder = new StringDecoder('utf8')
    let rest = ''
    return (chunk?: Buffer) => {
      rest += chunk ? decoder.write(chunk) : decoder.end()
      const lines = rest.split(/\r?\n/)
      rest = (lines.pop() ?? '').slice(0, maximumLineCharacters)
      for (const line of lines) add(line.slice(0, maximumLineCharacters))
      if (!chunk && rest) add(rest)
    }
  }
  return { source, lines: () => kept }
}
