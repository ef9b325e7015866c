import { type ManagedProcess, startProcess } from '../process/managed-process.ts'

/** Test only: starts a Node.js process that runs the given JavaScript (CommonJS). */
export async function nodeScript(
  source: string,
  options: { readonly stopGraceMs?: number; readonly nodePath?: string } = {},
): Promise<ManagedProcess> {
  const { nodePath = process.execPath, stopGraceMs } = options
  return await startProcess({
    name: 'script',
    command: { file: nodePath, arguments: ['-e', source] },
    environment: process.env,
    stopGraceMs,
  })
}
