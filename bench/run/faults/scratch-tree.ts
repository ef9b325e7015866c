import { rmSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { commandOutput } from '../../machine/process/command-output.ts'

/** A copy of the sources, which may be edited and is gone when it is disposed of, or when this process ends. */
export type ScratchTree = AsyncDisposable & {
  readonly directory: string
  /**
   * Replaces text in one of its files.
   *
   * @throws Error when the text does not stand there exactly once
   */
  edit(file: string, from: string, to: string): Promise<void>
}

/** What a development server needs; the rest of the repository is left out. */
const SOURCES = [
  'core',
  'mock',
  'src',
  'integrated',
  'separate',
  'public',
  'next.config.ts',
  'tsconfig.json',
  'package.json',
]

/** Where next.config.ts says which folder holds all that the app may import. */
const ROOT_SETTING = 'root: import.meta.dirname'

/**
 * Copies the sources as git knows them, with what is not committed yet, into a folder below `results/`. Packages are found
 * in the folders above, as Node does; Turbopack follows when the repository is its root, and no link leads out of it.
 *
 * @throws Error outside of a git checkout
 */
export async function copySources(root: string): Promise<ScratchTree> {
  const results = join(root, 'results')
  await mkdir(results, { recursive: true })
  const directory = await mkdtemp(join(results, '.development-'))
  const removeNow = () => rmSync(directory, { recursive: true, force: true })
  process.once('exit', removeNow)
  const tree: ScratchTree = {
    directory,
    async edit(file, from, to) {
      const path = join(directory, file)
      const pieces = (await readFile(path, 'utf8')).split(from)
      if (pieces.length !== 2)
        throw new Error(
          `expected ${JSON.stringify(from)} once in ${file}, found it ${pieces.length - 1} times`,
        )
      await writeFile(path, pieces.join(to))
    },
    async [Symbol.asyncDispose]() {
      await rm(directory, { recursive: true, force: true, maxRetries: 5 })
      process.off('exit', removeNow)
    },
  }
  try {
    const list = ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', ...SOURCES]
    const files = (await commandOutput('git', list, { cwd: root })).split('\0').filter(Boolean)
    for (const file of files) {
      await mkdir(dirname(join(directory, file)), { recursive: true })
      await copyFile(join(root, file), join(directory, file))
    }
    await tree.edit('next.config.ts', ROOT_SETTING, `root: ${JSON.stringify(root)}`)
    return tree
  } catch (error) {
    await tree[Symbol.asyncDispose]()
    throw error
  }
}
