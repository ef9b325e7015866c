import type { EnvironmentVariables } from '../machine/process/command-output.ts'
import type { AttachedServer } from '../plan/subjects/subject.ts'
import type { RunningSubject } from './boot.ts'

/**
 * Takes a server that somebody else runs for what is measured; nothing of it is started or ended. Its clients sign their tickets
 * where the environment has its TICKET_SECRET, and ask its pages for them otherwise.
 *
 * @throws Error when the process that is said to be its does not exist
 */
export function attach(
  { url, origin, pid, mockUrl }: AttachedServer,
  { TICKET_SECRET: secret }: EnvironmentVariables,
): RunningSubject {
  if (pid !== undefined && !exists(pid)) {
    throw new Error(`--pid: expected a process of this machine, found none with id ${pid}`)
  }
  return {
    processes: pid === undefined ? [] : [{ pid }],
    ...(mockUrl === undefined ? {} : { mockUrl }),
    tickets: secret ? { from: 'secret', secret } : { from: 'pages', pageUrl: origin },
    ...{ pageUrl: origin, socketUrl: url, admin: [] },
    failed: new AbortController().signal,
    async [Symbol.asyncDispose]() {},
  }
}

/** A process of another user exists as well. */
function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
