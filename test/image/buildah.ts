import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { commandOutput } from '../../bench/machine/process/command-output.ts'

/** Buildah with storage of its own: nothing is read from the machine's images, and nothing is added to them. */
export type Buildah = AsyncDisposable & {
  /** Runs `buildah WORDS…` and gives what it printed. */
  run(...words: readonly string[]): Promise<string>
  /** The directory that holds everything. */
  readonly directory: string
}

/** A build installs packages twice and compiles the pages: minutes on a slow machine. */
const LONGEST_MS = 900_000

/** @param directory an existing one, removed with the mounts in it on disposal */
export function openBuildah(directory: string): Buildah {
  // The variable moves the caches of `RUN --mount=type=cache` in as well.
  const command = [`TMPDIR=${directory}`, 'buildah', '--root', join(directory, 'storage')]
  const run = (...words: readonly string[]) =>
    commandOutput('env', [...command, '--runroot', join(directory, 'run'), ...words], {
      timeoutMs: LONGEST_MS,
    })
  return {
    run,
    directory,
    async [Symbol.asyncDispose]() {
      await run('rm', '--all')
      for (const mount of await mountsBelow(directory)) await commandOutput('umount', [mount])
      await rm(directory, { recursive: true })
    },
  }
}

/** Mount points below a directory, the innermost first. */
export async function mountsBelow(directory: string): Promise<readonly string[]> {
  const table = await readFile('/proc/self/mounts', 'utf8')
  return table
    .split('\n')
    .map(line => line.split(' ')[1] ?? '')
    .filter(point => point.startsWith(`${directory}/`))
    .reverse()
}
