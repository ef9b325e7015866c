'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useSyncExternalStore } from 'react'
import { Chat } from './chat.tsx'
import { ChatFrame } from './chat-frame.tsx'
import { isChatId, newChatId } from './chat-id.ts'
import type { ChatPageProps } from './chat-page-props.ts'

/** The chat that the address bar names; a visit without one gets a new chat's id. */
export function ChatPage(props: ChatPageProps) {
  const chatId = useSearchParams().get('chat')
  const hydrated = useHydrated()

  useEffect(() => {
    if (isChatId(chatId)) return
    // Next's router makes replaceState its own in an effect that runs after this one.
    const timer = setTimeout(() => window.history.replaceState(null, '', `?chat=${newChatId()}`))
    return () => clearTimeout(timer)
  }, [chatId])

  // The saved messages are the browser's: the server cannot render them.
  if (!hydrated || !isChatId(chatId)) return <ChatFrame configured={props.configured} />
  return <Chat key={chatId} chatId={chatId} {...props} />
}

const subscribeToNothing = () => () => {}

function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  )
}
