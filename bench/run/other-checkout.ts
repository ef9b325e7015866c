import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type GitRevision, readGitRevision } from '../machine/environment.ts'
import type { EnvironmentVariables } from '../machine/process/command-output.ts'
import { startProcess } from '../machine/process/managed-process.ts'
import { unlessAborted } from '../machine/process/pause.ts'
import { ProcessFailure } from '../machine/process/process-failure.ts'
import { neutralEnvironment } from './launch.ts'

/** Another checkout of this project, built. */
export type OtherCheckout = {
  readonly root: string
  /** The Node that its lockfile brings along. */
  readonly nodePath: string
  readonly git: GitRevision
}

const build =
  "const { ensureBuild } = await import('./src/server/ensure-build.ts'); await ensureBuild()"

/**
 * Looks at another checkout of this project, and builds its pages where there is no build of its sources.
 *
 * @throws Error in one line with the remedy when there is none, or its packages are not installed; ProcessFailure when the build fails; the
 *   signal's reason
 */
export async function otherCheckout(
  given: string,
  {
    environment,
    signal,
    onProgress,
  }: {
    environment: EnvironmentVariables
    signal: AbortSignal
    onProgress: (message: string) => void
  },
): Promise<OtherCheckout> {
  const root = resolve(given)
  if (!existsSync(join(root, 'src/server/ensure-build.ts'))) {
    throw new Error(
      `expected a checkout of this project, found none at ${root}. Remedy: git worktree add ${given} REVISION`,
    )
  }
  const nodePath = join(root, 'node_modules/.bin/node')
  if (!existsSync(nodePath)) {
    throw new Error(`${root}: expected its packages, found none. Remedy: npm ci there`)
  }
  const git = await readGitRevision(root)
  onProgress(`building the pages of ${root}, unless there is a build of its sources`)
  // In a group of its own, so that nothing of it outlives the bench.
  await using building = await startProcess({
    name: `the build in ${root}`,
    command: { file: nodePath, arguments: ['--input-type=module', '--eval', build] },
    ...{ environment: neutralEnvironment(environment), cwd: root },
  })
  const exit = await unlessAborted(building.exited, signal)
  if (exit.code !== 0) throw ProcessFailure.ended(building.name, exit, building.tail())
  return { root, nodePath, git }
}
