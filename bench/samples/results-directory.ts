import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Makes the directory of a run, `results/<moment>-<name>` below the repository, and gives its path. */
export function createResultsDirectory(root: string, name: string): string {
  const moment = new Date().toISOString().slice(0, 19).replaceAll(':', '-')
  const directory = join(root, 'results', `${moment}-${name}`)
  mkdirSync(directory, { recursive: true })
  return directory
}
