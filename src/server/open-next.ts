import { createServer, type RequestListener, type Server } from 'node:http'
import type { Config } from '../../core/config.ts'
import { answerTickets } from './answer-tickets.ts'
import type { Deployment } from './deployment.ts'
import { pageConfigOf } from './page-config-of.ts'
import { guardPages } from './page-guard.ts'
import { prepareNext } from './prepare-next.ts'

/** Next as a part of another server. */
export type OpenNext = {
  readonly path: string
  readonly onRequest: RequestListener
  /** The HTTP server on which Next listens for upgrades, in development: only its hot reload may reach it. */
  readonly decoy?: Server
  close(): Promise<void>
}

/**
 * Opens Next for a server that has a socket as well.
 *
 * @throws Error as `prepareNext` does
 */
export async function openNext({
  dev,
  config,
  deployment,
}: {
  dev: boolean
  config: Config
  deployment: Deployment
}): Promise<OpenNext> {
  const pageConfig = pageConfigOf(config)
  const { dir, load } = await prepareNext({ dev, config: pageConfig, deployment })
  const { default: next } = await load()
  const decoy = createServer()
  const app = next({ dev, dir, hostname: config.host, port: config.port, httpServer: decoy })
  await app.prepare()
  return {
    path: dir === undefined ? '/streaming/socket' : '/',
    onRequest: guardPages(
      pageConfig,
      { dev, deployment },
      answerTickets(pageConfig.ticketSecret, app.getRequestHandler()),
    ),
    ...(dev ? { decoy } : {}),
    close: () => app.close(),
  }
}
