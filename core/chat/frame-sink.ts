/** Where a cursor writes: the socket, as far as chat needs it. */
export type FrameSink = {
  /** False while the queue to the peer is at its limit: cursors wait, and go on at the drain. */
  readonly hasRoom: boolean
  send(frame: string): void
  /** Holds what is sent back until `uncork`, so that many frames cost one system call. */
  cork(): void
  uncork(): void
}
