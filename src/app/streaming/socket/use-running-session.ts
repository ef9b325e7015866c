import { useEffect, useEffectEvent } from 'react'
import type { ChatMessage } from './chat-message.ts'
import type { ChatSession, SessionSnapshot } from './chat-session.ts'
import { saveChat } from './chat-storage.ts'

const saveEveryMs = 500

type RunningSessionOptions = {
  readonly session: ChatSession
  readonly chatId: string
  readonly messages: readonly ChatMessage[]
  readonly activity: SessionSnapshot['activity']
}

/**
 * Runs the session while its page is shown, and saves the chat: when an answer starts or ends, now
 * and then while it grows, and when the page is left.
 */
export function useRunningSession({ session, chatId, messages, activity }: RunningSessionOptions) {
  const save = useEffectEvent(() => {
    const answering = session.getSnapshot().activity !== 'idle'
    saveChat(localStorage, chatId, { messages: session.chat.messages, answering }, Date.now())
  })

  useEffect(() => {
    const stop = session.start()
    const leave = () => save()
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      save()
      stop()
    }
  }, [session])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn starts or ends when these change.
  useEffect(save, [activity, messages.length])

  useEffect(() => {
    if (activity === 'idle') return
    const timer = setInterval(save, saveEveryMs)
    return () => clearInterval(timer)
  }, [activity])
}
