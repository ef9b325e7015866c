import { memo } from 'react'
import { type ChatMessage, textOf } from './chat-message.ts'
import { Markdown } from './markdown.tsx'
import styles from './message-list.module.css'
import type { SessionSnapshot } from './session-snapshot.ts'
import { useStickToBottom } from './use-stick-to-bottom.ts'

type MessageListProps = {
  readonly messages: readonly ChatMessage[]
  readonly activity: SessionSnapshot['activity']
  readonly onRetry: (() => void) | undefined
}

/** What was said. A log whose growing text is not read out: the announcer tells when it is whole. */
export function MessageList({ messages, activity, onRetry }: MessageListProps) {
  const { scroller, content } = useStickToBottom()
  const last = messages.at(-1)
  const waiting = activity !== 'idle' && (last?.role !== 'assistant' || textOf(last) === '')

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it.
    <main className={styles.scroller} ref={scroller} tabIndex={0} aria-label="Conversation">
      <div
        className={styles.list}
        ref={content}
        role="log"
        aria-live="off"
        aria-busy={activity !== 'idle'}
        data-testid="messages"
        data-state={activity}
      >
        {messages.length === 0 && <Welcome />}
        {messages.map(message => (
          <Message
            key={message.id}
            message={message}
            live={message === last && activity !== 'idle'}
          />
        ))}
        {waiting && (
          <p className={styles.waiting}>
            <span aria-hidden="true" />
            {activity === 'recovering'
              ? 'Waiting for the connection…'
              : 'Waiting for the first word…'}
          </p>
        )}
        {last?.role === 'assistant' && activity === 'idle' && onRetry !== undefined && (
          <button type="button" className={styles.retry} data-testid="retry" onClick={onRetry}>
            ↻ Ask again
          </button>
        )}
      </div>
    </main>
  )
}

function Welcome() {
  return (
    <div className={styles.welcome}>
      <h2>Ask something</h2>
      <p>
        The answer streams over a WebSocket. Reload the page in the middle of it, or unplug the
        network: it goes on where it was.
      </p>
    </div>
  )
}

type MessageProps = { readonly message: ChatMessage; readonly live: boolean }

const Message = memo(function Message({ message, live }: MessageProps) {
  const mine = message.role === 'user'
  return (
    <article
      className={mine ? styles.user : styles.assistant}
      data-testid={mine ? 'message-user' : 'message-assistant'}
      data-state={live ? 'streaming' : 'done'}
      data-message-id={message.id}
    >
      <h2 className="visually-hidden">{mine ? 'You' : 'Answer'}</h2>
      {mine ? (
        <p className={styles.plain}>{textOf(message)}</p>
      ) : (
        <Markdown text={textOf(message)} live={live} />
      )}
    </article>
  )
})
