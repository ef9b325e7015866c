import type { Link } from './link.ts'
import { controlKey } from './names.ts'

/** What a process is told of answers, by their `messageId`. */
export type Message =
  /** Stop this one. */
  | { readonly abort: string }
  /** These are followed elsewhere: separated by spaces. */
  | { readonly follow: string }
  /** To itself: this one is to be waited for as well. */
  | { readonly look: string }

/** Far more than are ever unread. */
const KEPT_MESSAGES = 10_000

/** Longer than a process needs to read it, and not for ever: the process may be gone. */
const KEPT_MS = 60_000

/** Puts a message into the letter box of a process. */
export async function tell(link: Link, epoch: string, message: Message): Promise<void> {
  const key = controlKey(epoch)
  const words = Object.entries(message).flat()
  await Promise.all([
    link.command(['XADD', key, 'MAXLEN', '~', String(KEPT_MESSAGES), '*', ...words]),
    link.command(['PEXPIRE', key, String(KEPT_MS)]),
  ])
}
