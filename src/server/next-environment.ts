import type { PageConfig } from './page-config.ts'

/**
 * Settles what Next reads from the environment while it is imported: React's production or development build, and no
 * telemetry from a program that people benchmark. This project's own next.config.ts is read by Node itself, as
 * `--experimental-next-config-strip-types` asks for: else a production start loads a compiler for that one file. Call it
 * before Next is imported.
 */
export function settleNextEnvironment({
  dev,
  ownConfiguration,
}: {
  dev: boolean
  ownConfiguration: boolean
}): void {
  Object.assign(process.env, {
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    ...(ownConfiguration ? { __NEXT_NODE_NATIVE_TS_LOADER_ENABLED: 'true' } : {}),
  })
}

/** Has the process that `next dev` starts for the pages load dev-process.ts first, with this configuration. */
export function preloadInDevelopment(config: PageConfig): void {
  const file = new URL('dev-process.ts', import.meta.url)
  file.searchParams.set('config', JSON.stringify(config))
  const given = process.env.NODE_OPTIONS ?? ''
  Object.assign(process.env, { NODE_OPTIONS: `${given} --import=${file.href}`.trim() })
}
