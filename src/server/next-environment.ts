/**
 * Settles what Next reads from the environment while it is imported: React's production or development build, no
 * telemetry from a program that people benchmark, and next.config.ts read by Node itself, as
 * `--experimental-next-config-strip-types` asks for: else a production start loads a compiler for that one file. Call it
 * before `import('next')`.
 */
export function settleNextEnvironment({ dev }: { dev: boolean }): void {
  Object.assign(process.env, {
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    __NEXT_NODE_NATIVE_TS_LOADER_ENABLED: 'true',
  })
}
