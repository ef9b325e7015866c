/** The pages of this project's own app. */
export const pageRoutes = [
  '/',
  '/bench/computed',
  '/bench/rendered',
  '/bench/static',
  '/streaming/socket',
] as const

/** The routes that metrics tell apart. Those of another app are not known: all of its pages are one. */
export function routesOf(appDir: string | undefined): readonly string[] {
  return appDir === undefined ? pageRoutes : []
}
