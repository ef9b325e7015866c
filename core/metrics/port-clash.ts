import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { PortVariable } from '../server/address.ts'

/** Published when a server cannot listen (https://nodejs.org/api/diagnostics_channel.html#net). */
const FAILED = 'tracing:net.server.listen:error'

/**
 * Tells when something else in this process wants the port of the metrics: another app's exporter of OpenTelemetry has the
 * same one by default, and its own words name neither us nor the remedy.
 *
 * @returns stops listening
 */
export function watchPortClash(port: number, variable: PortVariable): () => void {
  const onFailure = (message: unknown) => {
    const { error } = message as { error?: NodeJS.ErrnoException & { port?: number } }
    if (error?.code !== 'EADDRINUSE' || error.port !== port) return
    console.error(
      `Port ${port} is in use by this project's metrics, and this process wants it a second time. Remedy: set ${variable} to another port.`,
    )
  }
  subscribe(FAILED, onFailure)
  return () => unsubscribe(FAILED, onFailure)
}
