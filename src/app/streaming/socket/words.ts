import { closeCodes } from '../../../../core/protocol/close-codes.ts'
import type { ConnectionStatus } from './wire/connection.ts'
import { NoTicket } from './wire/tickets.ts'

/** What the page says of an answer that did not come to its end. */
export const notices = {
  interrupted: {
    state: 'interrupted',
    text: 'The answer was interrupted and cannot be resumed. Retry to ask again.',
  },
  stopped: { state: 'stopped', text: 'You stopped this answer.' },
  stoppedElsewhere: { state: 'stopped', text: 'This answer was stopped in another tab.' },
  unanswered: {
    state: 'failed',
    text: 'The server takes the question, but begins no answer. Retry in a moment.',
  },
} as const

/** The connection's state as the status bar shows it. `nowMs` is on the clock of `retryAtMs`. */
export function describeConnection(status: ConnectionStatus, nowMs: number): string {
  switch (status.state) {
    case 'idle':
      return 'Connects with your message'
    case 'connecting':
      return 'Connecting…'
    case 'connected':
      return 'Connected'
    case 'reconnecting':
      return `Reconnecting in ${Math.max(1, Math.ceil((status.retryAtMs - nowMs) / 1000))} s`
    case 'offline':
      return 'Offline'
    case 'closed':
      return `Disconnected: ${describeClose(status.code)}; connects with your next message`
  }
}

function describeClose(code: number): string {
  switch (code) {
    case 1000:
    case closeCodes.goingAway.code:
    case closeCodes.restart.code:
      return 'the server restarted'
    case closeCodes.policy.code:
      return 'the server refused'
    case closeCodes.signedOut.code:
      return 'you are not signed in'
    case closeCodes.tooBig.code:
      return 'the chat is too long'
    case closeCodes.internal.code:
      return 'the server failed'
    case closeCodes.overload.code:
      return 'too slow or too busy'
    default:
      return 'the connection was lost'
  }
}

/** Why the page stopped trying to get an answer back, and what the user can do. */
export function describeGivingUp(code: number): string {
  switch (code) {
    case closeCodes.policy.code:
      return 'The server refused this connection. Reload the page; if it happens again, the server does not allow this address.'
    case closeCodes.signedOut.code:
      return 'You are not signed in any more. Reload the page to go on.'
    case closeCodes.tooBig.code:
      return 'This chat has grown too long for the server. Start a new chat.'
    default:
      return 'The server cannot be reached. Check that it is running and that you are online, then retry.'
  }
}

/** What came of a failed request, in words to act on. The server's own are such words already. */
export function describeFailure(error: Error): string {
  if (/^(Invalid|Out-of-order|Unknown) (WebSocket|UI message)/.test(error.message)) {
    return 'The server sent something this page does not understand. Reload the page; the two may be of different versions.'
  }
  return error.message || 'The server could not answer. Retry.'
}

/** Did the connection break, so that the answer may still be had? Anything else is an answer itself. */
export function isConnectionLoss(error: Error): boolean {
  if (error instanceof NoTicket) return true
  // The AI SDK's own words, which it matches in the same way to tell a disconnect from a failure.
  if (error instanceof TypeError) return error.message.includes('network connection')
  return error.message === 'WebSocket chat transport was closed.'
}
