import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type GitRevision, readGitRevision } from '../machine/environment.ts'
import { commandOutput } from '../machine/process/command-output.ts'

/** Another checkout of this project, built. */
export type OtherCheckout = {
  readonly root: string
  /** The Node that its lockfile brings along. */
  readonly nodePath: string
  readonly git: GitRevision
}

/** A build on a busy machine. */
const BUILD_MS = 600_000

const build =
  "const { ensureBuild } = await import('./src/server/ensure-build.ts'); await ensureBuild()"

/**
 * Looks at another checkout of this project, and builds its pages where there is no build of its sources.
 *
 * @throws Error in one line with the remedy when there is none, its packages are not installed, or the build fails
 */
export async function otherCheckout(given: string, signal: AbortSignal): Promise<OtherCheckout> {
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
  const environment = { ...process.env, NODE_ENV: 'production' }
  await commandOutput(nodePath, ['--input-type=module', '--eval', build], {
    ...{ cwd: root, environment, timeoutMs: BUILD_MS, signal },
  })
  return { root, nodePath, git }
}
