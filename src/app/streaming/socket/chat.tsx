'use client'

import { useChat } from '@ai-sdk/react'
import { useRef, useState, useSyncExternalStore } from 'react'
import { Announcer } from './announcer.tsx'
import { ChatFrame } from './chat-frame.tsx'
import { newChatId } from './chat-id.ts'
import { lastAnswerer } from './chat-message.ts'
import type { ChatPageProps } from './chat-page-props.ts'
import { createChatSession } from './chat-session.ts'
import { loadChat } from './chat-storage.ts'
import { Composer } from './composer.tsx'
import { MessageList } from './message-list.tsx'
import { NoticeBar } from './notice-bar.tsx'
import { StatusBar } from './status-bar.tsx'
import { useRunningSession } from './use-running-session.ts'
import { useStreamReading } from './use-stream-reading.ts'

// The SDK publishes every chunk; the screen needs no more than this.
const renderEveryMs = 40

type ChatProps = ChatPageProps & { readonly chatId: string }

/** One chat: its messages, its socket's state, and the box to write in. */
export function Chat({ chatId, socketUrl, configured }: ChatProps) {
  const [session] = useState(() =>
    createChatSession({ chatId, socketUrl, saved: loadChat(localStorage, chatId) }),
  )
  const { messages } = useChat({ chat: session.chat, throttle: renderEveryMs })
  const { connection, activity, notice } = useSyncExternalStore(
    session.subscribe,
    session.getSnapshot,
    session.getSnapshot,
  )
  const reading = useStreamReading(session.meter, activity !== 'idle')
  const input = useRef<HTMLTextAreaElement>(null)
  useRunningSession({ session, chatId, messages, activity })

  const retry = () => {
    session.retry()
    input.current?.focus()
  }

  return (
    <ChatFrame
      configured={configured}
      status={
        <StatusBar
          connection={connection}
          answerer={lastAnswerer(messages) ?? configured}
          reading={reading}
          onReconnect={session.reconnectNow}
        />
      }
      onNewChat={() => window.history.pushState(null, '', `?chat=${newChatId()}`)}
    >
      <MessageList
        messages={messages}
        activity={activity}
        onRetry={notice === undefined ? retry : undefined}
      />
      <Announcer activity={activity} notice={notice} messages={messages} />
      <footer>
        {notice !== undefined && <NoticeBar notice={notice} onRetry={retry} />}
        <Composer
          inputRef={input}
          busy={activity !== 'idle'}
          onSend={session.send}
          onStop={session.stop}
        />
      </footer>
    </ChatFrame>
  )
}
