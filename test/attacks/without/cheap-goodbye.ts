import { Session } from '../../../core/chat/session.ts'

// Preloaded: every client that leaves costs a millisecond, as where each is written down before the next is seen to.

const COST_MS = 1
const { close } = Session.prototype
Session.prototype.close = function () {
  const untilMs = performance.now() + COST_MS
  while (performance.now() < untilMs);
  close.call(this)
}
