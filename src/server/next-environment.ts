/**
 * Settles what Next reads from the environment while it is imported: React's production or development build, and no
 * telemetry from a program that people benchmark. Call it before `import('next')`.
 */
export function settleNextEnvironment({ dev }: { dev: boolean }): void {
  Object.assign(process.env, {
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  })
}
