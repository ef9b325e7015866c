import { useEffect, useEffectEvent } from 'react'
import type { ChatMessage } from './chat-message.ts'
import type { ChatSession } from './chat-session.ts'
import { storageKey } from './history/chat-storage.ts'
import type { SessionSnapshot } from './session-snapshot.ts'

const saveEveryMs = 500

type RunningSessionOptions = {
  readonly session: ChatSession
  readonly chatId: string
  readonly messages: readonly ChatMessage[]
  readonly activity: SessionSnapshot['activity']
}

/**
 * Runs the session while its page is shown, and saves the chat: when an answer starts or ends, now and then while it grows,
 * and when the page is left. What another tab saves of the chat is taken in at once, or when the page is looked at again.
 */
export function useRunningSession({ session, chatId, messages, activity }: RunningSessionOptions) {
  const save = useEffectEvent(() => session.save())

  useEffect(() => {
    const stop = session.start()
    const leave = () => save()
    const hear = (event: StorageEvent) => {
      if (event.key === storageKey(chatId)) session.catchUp()
    }
    addEventListener('pagehide', leave)
    addEventListener('storage', hear)
    // A page that the browser had frozen was told nothing.
    addEventListener('pageshow', session.catchUp)
    document.addEventListener('visibilitychange', session.catchUp)
    return () => {
      removeEventListener('pagehide', leave)
      removeEventListener('storage', hear)
      removeEventListener('pageshow', session.catchUp)
      document.removeEventListener('visibilitychange', session.catchUp)
      save()
      stop()
    }
  }, [session, chatId])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn starts or ends when these change.
  useEffect(save, [activity, messages.length])

  useEffect(() => {
    if (activity === 'idle') return
    const timer = setInterval(save, saveEveryMs)
    return () => clearInterval(timer)
  }, [activity])
}
