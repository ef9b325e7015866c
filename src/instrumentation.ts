/**
 * Next calls this once, before the first request. It compiles the file for its edge runtime as well, where there is no
 * process to measure: the condition, as Next wants it spelt, leaves the import out there.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { openPageMetrics } = await import('./server/page-metrics.ts')
    await openPageMetrics()
  }
}
