import { WebSocket } from 'ws'
import { closeCodes } from '../protocol/close-codes.ts'

/** Fragments of one message; proxies cut at some KiB. */
export const MAX_FRAGMENTS = 16 * 1024

/** Why `ws` closes a socket by itself, which it does without a word. */
const reasons: ReadonlyMap<number | undefined, string> = new Map([
  [1002, 'a frame that breaks RFC 6455'],
  [1007, 'text that is no UTF-8'],
  [closeCodes.policy.code, `more than ${MAX_FRAGMENTS} fragments in one message`],
  [closeCodes.tooBig.code, closeCodes.tooBig.reason],
])

/** A server's socket that says why it closes, also where `ws` decides to. */
export class WordedWebSocket extends WebSocket {
  override close(code?: number, reason: string | Buffer | undefined = reasons.get(code)): void {
    super.close(code, reason)
  }
}
