import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { isHotReload, passHotReload } from '../../core/gateway/hot-reload.ts'
import { refuseUpgrade } from '../../core/gateway/refusal.ts'
import type { Metrics } from '../../core/metrics/open-metrics.ts'
import { exitAfterSignal } from '../../core/server/exit-deadline.ts'
import { answerHealth } from '../../core/server/health.ts'
import { answerTickets } from './answer-tickets.ts'
import { currentDeployment } from './deployment.ts'
import type { PageConfig } from './page-config.ts'
import { guardPages } from './page-guard.ts'
import { openPageMetrics } from './page-metrics.ts'

/** Published when a server is told to listen (https://nodejs.org/api/diagnostics_channel.html#net). */
const LISTEN = 'tracing:net.server.listen:asyncStart'

/**
 * Waits for the HTTP server that Next's own command line opens in this process, and then stands before it: opens the
 * process's metrics, answers health, and refuses every upgrade but that of the hot reload. Next would leave an upgrade
 * request that it does not know unanswered for ever, with its descriptor.
 */
export function attendPageServer(config: PageConfig, { dev }: { dev: boolean }): void {
  const onListen = (message: unknown) => {
    const { server, options } = message as { server: unknown; options?: { port?: unknown } }
    if (!(server instanceof Server) || Number(options?.port) !== config.port) return
    unsubscribe(LISTEN, onListen)
    openPageMetrics(config).then(
      metrics => standBefore(server, { config, dev, metrics }),
      error => {
        console.error(error instanceof Error ? error.message : error)
        process.exit(1)
      },
    )
  }
  subscribe(LISTEN, onListen)
}

function standBefore(
  server: Server,
  { config, dev, metrics }: { config: PageConfig; dev: boolean; metrics: Metrics },
): void {
  server.keepAliveTimeout = config.http.keepAliveMs
  server.headersTimeout = config.http.headersMs
  const emit = server.emit.bind(server)
  const onRequest = answerHealth(
    { path: config.healthPath, readiness: metrics.readiness },
    guardPages(
      config,
      { dev, deployment: currentDeployment() },
      answerTickets(config.ticketSecret, (request, response) => emit('request', request, response)),
    ),
  )
  const onUpgrade = (request: IncomingMessage, duplex: Duplex, head: Buffer) => {
    duplex.on('error', () => duplex.destroy())
    if (dev && isHotReload(request)) {
      passHotReload(duplex, () => emit('upgrade', request, duplex, head))
      return
    }
    refuseUpgrade(duplex, 404, 'There is no socket here; the socket server has it.')
  }
  // Whatever Next adds to its server later on, this stays in front of it.
  server.emit = (event: string | symbol, ...args: unknown[]) => {
    if (event === 'request') {
      onRequest(...(args as [IncomingMessage, ServerResponse & { req: IncomingMessage }]))
      return true
    }
    if (event === 'upgrade') {
      onUpgrade(...(args as [IncomingMessage, Duplex, Buffer]))
      return true
    }
    return emit(event, ...args)
  }
  exitAfterSignal(config.drainMs)
  if (server.listening) metrics.ready()
  if (!server.listening) server.once('listening', () => metrics.ready())
}
