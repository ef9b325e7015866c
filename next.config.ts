import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types of everything; a start that has to build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Named, so that a lockfile in a folder above the checkout is not taken for the root of a workspace.
  turbopack: { root: import.meta.dirname },
}

export default config
