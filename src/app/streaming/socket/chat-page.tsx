'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Chat } from './chat.tsx'
import { ChatFrame } from './chat-frame.tsx'
import type { ChatPageProps } from './chat-page-props.ts'
import { browserStore } from './history/browser-store.ts'
import { isKnownChat, makeChatId } from './history/known-chats.ts'

/** The chat that the address bar names, if this browser has made it; any other visit gets a new chat. */
export function ChatPage(props: ChatPageProps) {
  const named = useSearchParams().get('chat')
  const hydrated = useHydrated()
  const [refused, setRefused] = useState<string>()

  useEffect(() => {
    const { store } = browserStore()
    if (isKnownChat(store, named)) return
    // Next's router makes replaceState its own in an effect that runs after this one.
    const timer = setTimeout(() => {
      const chatId = makeChatId(store)
      if (named !== null) setRefused(chatId)
      window.history.replaceState(null, '', `?chat=${chatId}`)
    })
    return () => clearTimeout(timer)
  }, [named])

  // The saved messages are the browser's: the server cannot render them.
  const known = hydrated && isKnownChat(browserStore().store, named) ? named : undefined
  if (known === undefined) return <ChatFrame configured={props.configured} />
  return <Chat key={known} chatId={known} inPlaceOfAnother={known === refused} {...props} />
}

const subscribeToNothing = () => () => {}

function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  )
}
