/** The pages of the app: the routes that metrics tell apart. */
export const pageRoutes = [
  '/',
  '/bench/computed',
  '/bench/rendered',
  '/bench/static',
  '/streaming/socket',
] as const
