import { randomUUID } from 'node:crypto'
import { createClient } from 'redis'
import { controlKey, LEASE_MS, LEAST_VERSION, leaseKey } from './names.ts'

/** What a command is, word by word. */
export type Words = readonly string[]

/**
 * Two connections to Redis, for as long as both last: one for commands, one that may block. Each link has an epoch of its own
 * with a lease of its own, so that whatever was lost with a link lapses with its lease.
 */
export type Link = {
  readonly epoch: string
  /** Sends at once, in order, and rejects when the link is lost. */
  command(words: Words): Promise<unknown>
  /** The same on the connection that may block. */
  read(words: Words): Promise<unknown>
  /** Aborts, with the cause, when the link is lost or was closed. */
  readonly lost: AbortSignal
  /** Gives the link up. */
  drop(cause: Error): void
  /** Sends what is under way and closes. */
  close(): Promise<void>
}

const CONNECT_MS = 2_000
const OPEN_MS = 4_000

/** How often the lease is renewed, and how long Redis may take to say so. */
const RENEW_MS = 1_000
const ANSWER_MS = 2_000

/** How long the letter box of a process outlives its lease. */
const CONTROL_MS = 60_000

/** Commands that may wait: more are a Redis that does not keep up, and memory. */
const MAX_WAITING = 100_000

/**
 * Connects to Redis and takes a lease.
 *
 * @throws Error when it cannot be reached, refuses, or is too old
 */
export async function openLink(url: string): Promise<Link> {
  const epoch = randomUUID()
  const lost = new AbortController()
  const [commands, reads] = [connection(url), connection(url)]
  const clients = [commands, reads]
  const drop = (cause: Error) => {
    if (lost.signal.aborted) return
    lost.abort(cause)
    clearInterval(renewing)
    for (const client of clients) client.destroy()
  }
  let renewing: NodeJS.Timeout | undefined
  for (const client of clients) client.on('error', drop)
  const command = (words: Words) => commands.sendCommand(words as string[])
  // A Redis that is stopped takes connections all the same.
  const patience = setTimeout(
    () => drop(new Error(`Redis did not answer within ${OPEN_MS} ms`)),
    OPEN_MS,
  )
  const greet = async () => {
    await Promise.all(clients.map(client => client.connect()))
    requireVersion(String(await command(['INFO', 'server'])))
    await command(['XADD', controlKey(epoch), '*', 'open', epoch])
    await renew(command, epoch)
  }
  try {
    await Promise.race([greet(), rejectsWith(lost.signal)])
  } catch (error) {
    drop(error as Error)
    throw lost.signal.reason
  } finally {
    clearTimeout(patience)
  }
  renewing = setInterval(() => {
    const silence = setTimeout(
      () => drop(new Error(`Redis did not answer within ${ANSWER_MS} ms`)),
      ANSWER_MS,
    )
    renew(command, epoch)
      .catch(drop)
      .finally(() => clearTimeout(silence))
  }, RENEW_MS).unref()

  return {
    epoch,
    command,
    read: words => reads.sendCommand(words as string[]),
    lost: lost.signal,
    drop,
    async close() {
      await commands.sendCommand(['PING']).catch(() => {})
      drop(new Error('the link was closed'))
    },
  }
}

function rejectsWith(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })
}

/** A client that never connects again by itself and queues nothing while it is away. */
function connection(url: string) {
  return createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    commandsQueueMaxLength: MAX_WAITING,
    // A time-out for each command would cost a timer for each entry: the lease watches over the link.
    commandOptions: { timeout: 0 },
    socket: { connectTimeout: CONNECT_MS, reconnectStrategy: false },
  })
}

/** A Redis that is full refuses SET, and still lets a key live on. */
async function renew(command: Link['command'], epoch: string): Promise<void> {
  const [renewed] = await Promise.all([
    command(['PEXPIRE', leaseKey(epoch), String(LEASE_MS)]),
    command(['PEXPIRE', controlKey(epoch), String(CONTROL_MS)]),
  ])
  if (renewed === 0) await command(['SET', leaseKey(epoch), '1', 'PX', String(LEASE_MS)])
}

function requireVersion(info: string): void {
  const found = /^redis_version:(\S+)/m.exec(info)?.[1] ?? 'unknown'
  const [major = 0, minor = 0] = found.split('.').map(Number)
  const [leastMajor, leastMinor] = LEAST_VERSION
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return
  throw new Error(
    `expected Redis ${leastMajor}.${leastMinor} or newer, found ${found}. Remedy: upgrade it, or unset REDIS_URL`,
  )
}
