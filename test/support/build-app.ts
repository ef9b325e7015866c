import { join } from 'node:path'
import { startProcess } from '../../bench/machine/process/managed-process.ts'
import { root } from './deployment.ts'
import { environmentOf } from './environment.ts'

/** Builds a Next app of the fixtures, on this repository's Next. */
export async function buildApp(directory: string): Promise<void> {
  const build = await startProcess({
    name: 'next build',
    command: {
      file: process.execPath,
      arguments: [join(root, 'node_modules/next/dist/bin/next'), 'build', directory],
    },
    environment: { ...environmentOf({}), NEXT_TELEMETRY_DISABLED: '1' },
    cwd: root,
  })
  const { code } = await build.exited
  if (code !== 0) throw new Error(build.tail().join('\n'))
}
