import type { SupervisedProcess } from '../supervised-process.ts'

/** What an operator may ask a process. */
const PATHS = ['/metrics', '/healthz', '/readyz'] as const

/** Asks every process of a deployment what it offers to an operator: those paths that it answers with 200. */
export async function adminEndpoints(
  supervised: readonly SupervisedProcess[],
): Promise<readonly { readonly unit: string; readonly path: (typeof PATHS)[number] }[]> {
  const asked = supervised.flatMap(({ name, adminPort }) =>
    PATHS.map(async path => {
      const response = await fetch(`http://127.0.0.1:${adminPort}${path}`)
      await response.arrayBuffer()
      return response.ok ? [{ unit: name, path }] : []
    }),
  )
  return (await Promise.all(asked)).flat()
}
