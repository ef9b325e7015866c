import { messageOf } from './availability.ts'
import { commandOutput } from './process/command-output.ts'

/** A program and its arguments, as `spawn` takes them. */
export type Command = { readonly file: string; readonly arguments: readonly string[] }

/** A command, wrapped or (with the reason) as it was. Either way `command` is the one to start. */
export type WrappedCommand =
  | { readonly state: 'wrapped'; readonly command: Command }
  | { readonly state: 'unchanged'; readonly command: Command; readonly reason: string }

/**
 * Binds a command to cores with `taskset`, which then becomes the program itself: the process id
 * stays the started one. Unchanged where there is no `taskset` (it is Linux's, of util-linux).
 */
export async function pinnedCommand(
  command: Command,
  cores: readonly number[],
): Promise<WrappedCommand> {
  if (process.platform !== 'linux') return unchanged(command, 'taskset is a Linux command')
  const list = cores.join(',')
  try {
    await commandOutput('taskset', ['-c', list, 'true'])
  } catch (error) {
    return unchanged(command, `taskset -c ${list} does not work: ${messageOf(error)}`)
  }
  return wrapped(['taskset', '-c', list], command)
}

/**
 * Raises a command's priority with `nice`; all its threads inherit it. `nice` runs the command even
 * where raising is not allowed, so the outcome is tried first: `nice -n -10 nice` prints the
 * niceness that was reached.
 */
export async function prioritisedCommand(
  command: Command,
  niceness = -10,
): Promise<WrappedCommand> {
  if (process.platform !== 'linux') return unchanged(command, 'nice is only tried on Linux')
  try {
    const before = Number(await commandOutput('nice', []))
    const reached = Number(await commandOutput('nice', ['-n', `${niceness}`, 'nice']))
    if (reached >= before) {
      return unchanged(command, `niceness ${niceness} is not allowed here (stayed at ${reached})`)
    }
  } catch (error) {
    return unchanged(command, `nice does not work: ${messageOf(error)}`)
  }
  return wrapped(['nice', '-n', `${niceness}`], command)
}

function wrapped(
  [file, ...flags]: readonly [string, ...string[]],
  command: Command,
): WrappedCommand {
  return {
    state: 'wrapped',
    command: { file, arguments: [...flags, command.file, ...command.arguments] },
  }
}

function unchanged(command: Command, reason: string): WrappedCommand {
  return { state: 'unchanged', command, reason }
}

/** Binds this process, all its threads, to cores. Says why where it cannot. */
export async function pinThisProcess(cores: readonly number[]): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'taskset is a Linux command'
  try {
    await commandOutput('taskset', ['-acp', cores.join(','), String(process.pid)])
    return undefined
  } catch (error) {
    return messageOf(error)
  }
}
