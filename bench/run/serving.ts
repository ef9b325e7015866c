import type { Harness } from './preflight.ts'

/** The harness whose deployments serve another app than this project's own; itself where there is none. */
export function serving(
  harness: Harness,
  { app, page }: { readonly app: string | undefined; readonly page: string | undefined },
): Harness {
  if (app === undefined || page === undefined) return harness
  return { ...harness, deployment: { ...harness.deployment, app: { directory: app, page } } }
}
