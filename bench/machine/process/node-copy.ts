import { chmod, copyFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { commandOutput } from './command-output.ts'

/**
 * A copy of the Node.js binary in the cache, with an inode of its own, and its path. Mock, probe, load
 * client and runner run from it, so that they share no page of the binary with the deployment: PSS
 * divides a shared page by the number of its users, and the deployment's would fall with each helper.
 * Kept by version and size; written beside its name and renamed, so a half-written one is never used.
 */
export async function nodeCopy(options: {
  readonly cacheDirectory: string
  readonly nodePath?: string
}): Promise<string> {
  const { cacheDirectory, nodePath = process.execPath } = options
  const version = await commandOutput(nodePath, ['--version'])
  const { size } = await stat(nodePath)
  const directory = join(cacheDirectory, 'node', `${version}-${size}`)
  const copy = join(directory, process.platform === 'win32' ? 'node.exe' : 'node')
  if (await isFileOfSize(copy, size)) return copy
  await mkdir(directory, { recursive: true })
  const partial = `${copy}.partial-${process.pid}`
  try {
    await copyFile(nodePath, partial)
    await chmod(partial, 0o755)
    await rename(partial, copy)
  } finally {
    await rm(partial, { force: true })
  }
  return copy
}

async function isFileOfSize(path: string, bytes: number): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.size === bytes
}
