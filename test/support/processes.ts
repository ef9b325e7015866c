import { readFile } from 'node:fs/promises'

/** The command line of a process (Linux). A process may have renamed itself; that name counts then. */
export async function commandLineOf(pid: number): Promise<string> {
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ')
}

/** Those of the processes whose command line has this in it. */
export async function processesOf(
  pids: readonly number[],
  part: string,
): Promise<readonly number[]> {
  const lines = await Promise.all(pids.map(async pid => [pid, await commandLineOf(pid)] as const))
  return lines.filter(([, line]) => line.includes(part)).map(([pid]) => pid)
}
