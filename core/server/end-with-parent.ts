/**
 * Ends this process as a SIGTERM does when the one that started it is gone, even by `kill -9`. Whoever starts processes
 * gives them a channel (`ipc`) for this, which keeps them alive until they exit by themselves; without one nothing
 * happens.
 */
export function endWithParent(): void {
  if (!process.connected) return
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
