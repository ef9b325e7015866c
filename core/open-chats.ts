import { Chats } from './chat/chats.ts'
import type { OpenSharing } from './chat/sharing.ts'
import { type Config, describeUpstream } from './config.ts'
import type { UpgradeHandler } from './gateway/dispatch-upgrades.ts'
import { createGateway } from './gateway/gateway.ts'
import { type GatewayObserver, unobservedGateway } from './gateway/observer.ts'
import { SpentTickets } from './identity/spent-tickets.ts'
import { checkTickets } from './identity/ticket-check.ts'
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
  /** Closes the connections to the API, and to Redis where there is one, once drained. */
  close(): Promise<void>
}

/**
 * Opens the streaming core of a deployment: everything between the API and the sockets.
 *
 * @param deployment its name, told with every answer
 * @param observe left out where nobody listens
 */
export async function openChats(
  config: Config,
  { deployment, observe }: { deployment: string; observe?: CoreObservers },
): Promise<OpenChats> {
  const upstream = createUpstream(config.upstream, observe?.upstream ?? unobservedUpstream)
  const chats = new Chats({
    upstream,
    deployment,
    limits: config.limits,
    openSharing: await sharingOf(config),
    ...(observe === undefined ? {} : { observer: observe.chat }),
  })
  await chats.sharing?.open()
  const observer = observe?.gateway ?? unobservedGateway
  const { ticketSecret } = config
  const checkTicket =
    ticketSecret === undefined
      ? undefined
      : checkTickets(ticketSecret, new SpentTickets(chats.sharing))
  const { handleUpgrade, drain } = createGateway(chats, config, { observer, checkTicket })
  return {
    upstream: describeUpstream(config.upstream),
    handleUpgrade,
    observer,
    drain,
    async close() {
      await Promise.all([upstream.close(), chats.sharing?.close()])
    },
  }
}

/** Without `REDIS_URL` nothing of Redis is even loaded. */
async function sharingOf({ redisUrl, limits }: Config): Promise<OpenSharing | undefined> {
  if (redisUrl === undefined) return undefined
  const { RedisSharing } = await import('./redis/redis-sharing.ts')
  return memory => new RedisSharing({ url: redisUrl, keptMs: limits.journalTtlMs, memory })
}
