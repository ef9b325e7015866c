import { Chats } from './chat/chats.ts'
import { type Config, describeUpstream } from './config.ts'
import type { UpgradeHandler } from './gateway/dispatch-upgrades.ts'
import { createGateway } from './gateway/gateway.ts'
import { type GatewayObserver, unobservedGateway } from './gateway/observer.ts'
import type { CoreObservers } from './metrics/open-metrics.ts'
import { createUpstream } from './upstream/create-upstream.ts'
import { unobservedUpstream } from './upstream/observer.ts'

/** Upstream, chats and gateway of a process, wired. */
export type OpenChats = {
  /** Which upstream answers, in words. */
  readonly upstream: string
  /** Takes an upgrade request at the socket's path. */
  readonly handleUpgrade: UpgradeHandler
  /** Hears of upgrade requests elsewhere. */
  readonly observer: GatewayObserver
  /** Lets live answers end within the configured time, then closes every socket. */
  drain(): Promise<void>
  /** Closes the connections to the API, once drained. */
  close(): Promise<void>
}

/**
 * Opens the streaming core of a deployment: everything between the API and the sockets.
 *
 * @param deployment its name, told with every answer
 * @param observe left out where nobody listens
 */
export function openChats(
  config: Config,
  { deployment, observe }: { deployment: string; observe?: CoreObservers },
): OpenChats {
  const upstream = createUpstream(config.upstream, observe?.upstream ?? unobservedUpstream)
  const chats = new Chats({
    upstream,
    deployment,
    limits: config.limits,
    ...(observe === undefined ? {} : { observer: observe.chat }),
  })
  const observer = observe?.gateway ?? unobservedGateway
  const { handleUpgrade, drain } = createGateway(chats, config, observer)
  return {
    upstream: describeUpstream(config.upstream),
    handleUpgrade,
    observer,
    drain,
    close: () => upstream.close(),
  }
}
