'use client'

import { useChat } from '@ai-sdk/react'
import { useRef, useState, useSyncExternalStore } from 'react'
import { Announcer } from './announcer.tsx'
import { ChatFrame } from './chat-frame.tsx'
import { lastAnswerer } from './chat-message.ts'
import type { ChatPageProps } from './chat-page-props.ts'
import { createChatSession } from './chat-session.ts'
import { Composer } from './composer.tsx'
import { HintBar } from './hint-bar.tsx'
import { browserStore } from './history/browser-store.ts'
import { makeChatId } from './history/known-chats.ts'
import { createSharedHistory } from './history/shared-history.ts'
import { MessageList } from './message-list.tsx'
import { NoticeBar } from './notice-bar.tsx'
import { StatusBar } from './status-bar.tsx'
import { useRunningSession } from './use-running-session.ts'
import { useStreamReading } from './use-stream-reading.ts'
import { fetchTicket } from './wire/tickets.ts'

// The SDK publishes every chunk; the screen needs no more than this.
const renderEveryMs = 40

type ChatProps = ChatPageProps & {
  readonly chatId: string
  /** The address named a chat that is not this browser's. */
  readonly inPlaceOfAnother: boolean
}

/** One chat: its messages, its socket's state, and the box to write in. */
export function Chat({ chatId, inPlaceOfAnother, socketUrl, ticketed, configured }: ChatProps) {
  const { store, lasting } = browserStore()
  const [session] = useState(() =>
    createChatSession({
      chatId,
      socketUrl,
      fetchTicket: ticketed ? fetchTicket : undefined,
      history: createSharedHistory(store, chatId),
    }),
  )
  const { messages } = useChat({ chat: session.chat, throttle: renderEveryMs })
  const { connection, activity, notice, kept } = useSyncExternalStore(
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
      onNewChat={() => window.history.pushState(null, '', `?chat=${makeChatId(store)}`)}
    >
      <MessageList
        messages={messages}
        activity={activity}
        reasoningMs={reading.state === 'streaming' ? reading.reasoningMs : undefined}
        onRetry={notice === undefined ? retry : undefined}
      />
      <Announcer activity={activity} notice={notice} messages={messages} />
      <footer>
        {inPlaceOfAnother && (
          <HintBar state="foreign">
            The address named a chat that this browser does not have. This is a new one.
          </HintBar>
        )}
        {messages.length > 0 && !(lasting && kept) && (
          <HintBar state="not-kept">
            This browser does not keep this chat: its storage is full or blocked. The chat is gone
            when you close the page.
          </HintBar>
        )}
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
