import type { NextConfig } from 'next'
import { announcedPageConfig } from './src/server/page-config.ts'

// None while Next builds.
const pages = announcedPageConfig()

const config: NextConfig = {
  // In development Next answers no other page's scripts: a page that may open the socket may load them as well.
  allowedDevOrigins: hostsOf(pages?.allowedOrigins ?? []),
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types of everything; a start that has to build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Named, so that a lockfile in a folder above the checkout is not taken for the root of a workspace.
  turbopack: { root: import.meta.dirname },
}

/** The host names of origins, without `null` and `absent`. */
function hostsOf(origins: readonly string[]): string[] {
  return [...new Set(origins.flatMap(origin => URL.parse(origin)?.hostname ?? []))]
}

export default config
