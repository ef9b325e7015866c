import { access, constants, stat } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { EnvironmentVariables } from './process/command-output.ts'

/** The full path of a program on the environment's PATH, or undefined. */
export async function findOnPath(
  program: string,
  environment: EnvironmentVariables,
): Promise<string | undefined> {
  const directories = (environment.PATH ?? environment.Path ?? '').split(delimiter).filter(Boolean)
  for (const directory of directories) {
    const path = join(directory, executableName(program))
    if (await isExecutable(path)) return path
  }
  return undefined
}

/** A program's file name: with `.exe` on Windows. */
export function executableName(program: string): string {
  return process.platform === 'win32' ? `${program}.exe` : program
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
