import { readdir, readFile, stat } from 'node:fs/promises'

const DIRECTORY = '/proc/self/fd'

/** How many file descriptors this process has open; undefined where the system does not tell. */
export async function openDescriptors(): Promise<number | undefined> {
  try {
    // Linux tells the number as the size since 6.2; counting thousands of names takes much longer.
    const { size } = await stat(DIRECTORY)
    return size > 0 ? size : (await readdir(DIRECTORY)).length
  } catch {
    return undefined
  }
}

/** How many it may have open (the soft limit); undefined where the system does not tell. */
export async function maxDescriptors(): Promise<number | undefined> {
  const text = await readFile('/proc/self/limits', 'utf8').catch(() => '')
  const limit = /^Max open files\s+(\d+)/m.exec(text)?.[1]
  return limit === undefined ? undefined : Number(limit)
}
