import { createHash } from 'node:crypto'
import { commandOutput } from './process/command-output.ts'

/** The revision a result was measured at; 'unknown' outside a git checkout or without git. */
export type GitRevision =
  | {
      readonly state: 'known'
      readonly revision: string
      /** Files differ from it. */
      readonly dirty: boolean
      /** A short name of what differs: two trees with the same changes have the same. */
      readonly changes?: string
    }
  | { readonly state: 'unknown'; readonly reason: string }

/** Asks git for the revision of a directory and whether tracked or new files differ from it. */
export async function readGitRevision(directory: string): Promise<GitRevision> {
  try {
    const revision = await commandOutput('git', ['rev-parse', 'HEAD'], { cwd: directory })
    const changes = await commandOutput('git', ['status', '--porcelain'], { cwd: directory })
    if (changes === '') return { state: 'known', revision, dirty: false }
    const difference = await commandOutput('git', ['diff', 'HEAD'], { cwd: directory })
    const name = createHash('sha256').update(`${changes}\n${difference}`).digest('hex').slice(0, 12)
    return { state: 'known', revision, dirty: true, changes: name }
  } catch (error) {
    const [reason = 'git failed'] = String(error instanceof Error ? error.message : error).split(
      '\n',
    )
    return { state: 'unknown', reason }
  }
}
