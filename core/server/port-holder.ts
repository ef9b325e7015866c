import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const TIMEOUT_MS = 2_000

/** Who listens on a TCP port, as `name (process 123)`; undefined where the system's tools cannot tell. */
export async function portHolder(port: number): Promise<string | undefined> {
  return (await askLsof(port)) ?? (await askSs(port))
}

async function askLsof(port: number): Promise<string | undefined> {
  const output = await outputOf('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'])
  return name(/^c(.+)$/m.exec(output)?.[1], /^p(\d+)$/m.exec(output)?.[1])
}

async function askSs(port: number): Promise<string | undefined> {
  const output = await outputOf('ss', ['-Hltnp', `sport = :${port}`])
  const holder = /\(\("([^"]+)",pid=(\d+)/.exec(output)
  return name(holder?.[1], holder?.[2])
}

function name(command: string | undefined, pid: string | undefined): string | undefined {
  return command === undefined || pid === undefined ? undefined : `${command} (process ${pid})`
}

/** A tool that is missing or refuses has nothing to tell. */
async function outputOf(tool: string, args: readonly string[]): Promise<string> {
  try {
    return (await run(tool, [...args], { timeout: TIMEOUT_MS })).stdout
  } catch {
    return ''
  }
}
