import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Environment variables as data. Node's own type asks for NODE_ENV once Next.js's types are there. */
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>

/** Where and how long a command runs; the environment is this process's unless given. */
export type CommandOptions = {
  readonly cwd?: string
  readonly environment?: EnvironmentVariables
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}

/**
 * What a command prints on stdout, trimmed. Rejects when the command is missing, fails (the message
 * has its stderr), is aborted, or takes longer than `timeoutMs` (10 s).
 */
export async function commandOutput(
  file: string,
  commandArguments: readonly string[],
  { timeoutMs = 10_000, environment = process.env, cwd, signal }: CommandOptions = {},
): Promise<string> {
  const { stdout } = await run(file, [...commandArguments], {
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    windowsHide: true,
    maxBuffer: 16 * 1024 * 1024,
    env: environment as NodeJS.ProcessEnv,
    cwd,
    signal,
  })
  return stdout.trim()
}
