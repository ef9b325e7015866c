import Link from 'next/link'
import type { ReactNode } from 'react'
import styles from './chat.module.css'
import type { Answerer } from './chat-message.ts'
import { StatusBar } from './status-bar.tsx'

type ChatFrameProps = {
  readonly configured: Answerer
  readonly status?: ReactNode
  readonly onNewChat?: () => void
  readonly children?: ReactNode
}

/** Header, status and the room for a chat: what stands before the chat itself is loaded. */
export function ChatFrame({ configured, status, onNewChat, children }: ChatFrameProps) {
  return (
    <div className={styles.frame}>
      <header className={styles.header}>
        <div className={styles.title}>
          <Link href="/" className={styles.home} aria-label="Back to the deployments">
            ←
          </Link>
          <h1>Chat over WebSocket</h1>
          <button
            type="button"
            className={styles.newChat}
            data-testid="new-chat"
            disabled={onNewChat === undefined}
            onClick={onNewChat}
          >
            New chat
          </button>
        </div>
        {status ?? <StatusBar connection={{ state: 'idle' }} answerer={configured} />}
      </header>
      {children}
    </div>
  )
}
