/** How long a process that is silent still counts as generating its answers. */
export const LEASE_MS = 3_000

/** What a person is told of an answer whose process is gone. */
export const INTERRUPTED = 'The answer was interrupted. Retry.'

/** Of Redis: XADD without making a stream, which a flushed answer depends on. */
export const LEAST_VERSION = [6, 2] as const

const PREFIX = 'next-websocket-deployments'

/** Holds the latest answer of a chat: the epoch that generates it and its `messageId`, separated by a space. */
export const chatKey = (chatId: string) => `${PREFIX}:chat:${chatId}`

/** The stream of an answer. */
export const answerKey = (messageId: string) => `${PREFIX}:answer:${messageId}`

/** Exists while the process with this epoch says that it lives. */
export const leaseKey = (epoch: string) => `${PREFIX}:lease:${epoch}`

/** Exists once a ticket is redeemed, for as long as it would be valid. */
export const ticketKey = (ticketId: string) => `${PREFIX}:ticket:${ticketId}`

/** The stream in which a process is told what others want of its answers. */
export const controlKey = (epoch: string) => `${PREFIX}:control:${epoch}`
