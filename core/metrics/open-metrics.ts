import type { ChatObserver } from '../chat/observer.ts'
import type { GatewayObserver } from '../gateway/observer.ts'
import type { Address } from '../server/address.ts'
import type { UpstreamObserver } from '../upstream/observer.ts'
import { startAdminServer } from './admin-server.ts'
import { expose, type Family, gaugeOf } from './family.ts'
import { commonLabels, metrics } from './names.ts'
import { watchPortClash } from './port-clash.ts'
import { recordProcess } from './process/process-recorder.ts'
import { Readiness } from './readiness.ts'
import { recordChat } from './recorders/chat-recorder.ts'
import { recordGateway } from './recorders/gateway-recorder.ts'
import { recordPages } from './recorders/page-recorder.ts'
import { recordUpstream } from './recorders/upstream-recorder.ts'

/** What the streaming core tells. */
export type CoreObservers = {
  readonly upstream: UpstreamObserver
  readonly chat: ChatObserver
  readonly gateway: GatewayObserver
}

/** The metrics of this process, served on its admin port. */
export type Metrics = {
  readonly readiness: Readiness
  /** Where the admin server listens. */
  readonly address: { readonly host: string; readonly port: number }
  /** Begins to record the streaming core; hand the observers to its parts. */
  observeCore(): CoreObservers
  /** Begins to record what Next answers, told apart by these routes. */
  observePages(routes: readonly string[]): void
  /** `/readyz` answers 200 from now on, until the drain. */
  ready(): void
  /** `/readyz` answers 503 from now on. A gateway that is observed does it by itself. */
  drain(): void
  /** To be called last at a shutdown, so that the drain can be watched. */
  close(): Promise<void>
}

/**
 * Begins to record this process and serves what is recorded.
 *
 * @param process which process of the deployment this is
 * @throws Error as `listen` does
 */
export async function openMetrics(options: {
  deployment: 'integrated' | 'separate'
  process: 'integrated' | 'next' | 'socket'
  address: Address
}): Promise<Metrics> {
  const { deployment, address } = options
  const common = {
    [commonLabels.deployment]: deployment,
    [commonLabels.process]: options.process,
  }
  const readiness = new Readiness()
  const own = recordProcess()
  const stops = [own.stop]
  const families: Family[] = [
    gaugeOf(metrics.ready, () => (readiness.state === 'ready' ? 1 : 0)),
    gaugeOf(metrics.draining, () => (readiness.state === 'draining' ? 1 : 0)),
    ...own.families,
  ]
  const admin = await startAdminServer(address, {
    readiness,
    metrics: excluded =>
      expose(
        families.filter(({ definition }) => !excluded.includes(definition.name)),
        common,
      ),
  })

  stops.push(watchPortClash(admin.port, address.variable))

  return {
    readiness,
    address: { host: address.host, port: admin.port },
    observeCore() {
      const upstream = recordUpstream()
      const chat = recordChat()
      const gateway = recordGateway(() => readiness.drain())
      families.push(...gateway.families, ...chat.families, ...upstream.families)
      return { upstream: upstream.observer, chat: chat.observer, gateway: gateway.observer }
    },
    observePages(routes) {
      const pages = recordPages(routes, admin.server)
      stops.push(pages.stop)
      families.push(...pages.families)
    },
    ready: () => readiness.ready(),
    drain: () => readiness.drain(),
    async close() {
      for (const stop of stops) stop()
      await admin.close()
    },
  }
}
