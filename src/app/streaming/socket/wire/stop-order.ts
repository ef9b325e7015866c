/**
 * The stop of an answer, from the user's word until the server has confirmed it. An `abort` frame alone is a hope: the
 * socket under it may be dead, and the answer, still written and paid for, comes back with the next connection.
 */
export function createStopOrder() {
  let open = false
  /** Requests of the present connection that follow the answer: the end of one of them confirms the stop. */
  const following = new Set<string>()
  const waiting = new Set<{ resolve: () => void; reject: (error: Error) => void }>()

  function confirm(): void {
    open = false
    following.clear()
    for (const each of waiting) each.resolve()
    waiting.clear()
  }

  return {
    /** Is a stop unconfirmed? */
    isOpen: () => open,

    /** Has an `abort` left on the present connection, so that there is nothing but to wait? */
    isUnderWay: () => open && following.size > 0,

    /** The user stops the answer; `requestId` is what follows it on the present connection, where something does. */
    order(requestId: string | undefined): void {
      open = true
      if (requestId !== undefined) following.add(requestId)
    },

    /** A request that asks for the answer only to stop it. */
    follow(requestId: string): void {
      if (open) following.add(requestId)
    },

    /** A request got its terminal frame. */
    ended(requestId: string): void {
      if (following.has(requestId)) confirm()
    },

    /** Nothing is left to stop. */
    confirm,

    /** The connection is gone, and with it whatever left on it. */
    disconnected(): void {
      following.clear()
      const error = new TypeError('The network connection ended before the stop was confirmed.')
      for (const each of waiting) each.reject(error)
      waiting.clear()
    },

    /**
     * Resolves when the stop is confirmed.
     *
     * @throws TypeError when the connection ends before
     */
    async confirmed(): Promise<void> {
      if (!open) return
      await new Promise<void>((resolve, reject) => waiting.add({ resolve, reject }))
    },
  }
}

/** What `createStopOrder` gives. */
export type StopOrder = ReturnType<typeof createStopOrder>
