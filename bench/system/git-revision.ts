import { commandOutput } from './command-output.ts'

/** The revision a result was measured at; 'unknown' outside a git checkout or without git. */
export type GitRevision =
  | { readonly state: 'known'; readonly revision: string; readonly dirty: boolean }
  | { readonly state: 'unknown'; readonly reason: string }

/** Asks git for the revision of a directory and whether tracked or new files differ from it. */
export async function readGitRevision(directory: string): Promise<GitRevision> {
  try {
    const revision = await commandOutput('git', ['rev-parse', 'HEAD'], { cwd: directory })
    const changes = await commandOutput('git', ['status', '--porcelain'], { cwd: directory })
    return { state: 'known', revision, dirty: changes !== '' }
  } catch (error) {
    const [reason = 'git failed'] = String(error instanceof Error ? error.message : error).split(
      '\n',
    )
    return { state: 'unknown', reason }
  }
}
