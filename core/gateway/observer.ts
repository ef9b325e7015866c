/** Why an upgrade request was turned away. */
export type RefusalReason =
  | 'origin'
  | 'ticket'
  | 'full'
  | 'address'
  | 'draining'
  | 'path'
  | 'target'
  | 'handshake'

/** The way out to one peer, as far as it is observed. */
export type ObservedQueue = {
  /** Bytes that wait to be taken. */
  readonly waitingBytes: number
  /** Bytes written so far, handshake and frame headers too. */
  readonly sentBytes: number
  readonly hasRoom: boolean
}

/** Hears what happens at the socket's door, never of a single frame. */
export type GatewayObserver = {
  handshakeRefused(reason: RefusalReason): void
  connectionOpened(queue: ObservedQueue): void
  /** @param code ours where we closed, else the peer's */
  connectionClosed(queue: ObservedQueue, code: number): void
  /** A queue has reached its limit. */
  queueFilled(): void
  drainBegan(): void
}

/** For where nobody listens. */
export const unobservedGateway: GatewayObserver = {
  handshakeRefused() {},
  connectionOpened() {},
  connectionClosed() {},
  queueFilled() {},
  drainBegan() {},
}
