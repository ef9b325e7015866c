import type { Answerer } from './chat-message.ts'

export type ChatPageProps = {
  /** A `ws:`/`wss:` URL, or a path of the page's own origin. */
  readonly socketUrl: string
  /** Whether the socket asks for a ticket of the page's server. */
  readonly ticketed: boolean
  /** What the server is configured to answer with, until an answer says who gave it. */
  readonly configured: Answerer
}
