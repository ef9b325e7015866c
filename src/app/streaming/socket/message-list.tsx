import { type ChatMessage, reasoningOf, textOf } from './chat-message.ts'
import { Message } from './message.tsx'
import styles from './message-list.module.css'
import type { SessionSnapshot } from './session-snapshot.ts'
import { useStickToBottom } from './use-stick-to-bottom.ts'

type MessageListProps = {
  readonly messages: readonly ChatMessage[]
  readonly activity: SessionSnapshot['activity']
  /** How long the model of the present answer thought, as far as this page has seen it. */
  readonly reasoningMs: number | undefined
  readonly onRetry: (() => void) | undefined
}

/** What was said. A log whose growing text is not read out: the announcer tells when it is whole. */
export function MessageList({ messages, activity, reasoningMs, onRetry }: MessageListProps) {
  const { scroller, content } = useStickToBottom(
    messages.filter(({ role }) => role === 'user').length,
  )
  const last = messages.at(-1)
  const busy = activity !== 'idle'
  const silent = last?.role !== 'assistant' || (textOf(last) === '' && reasoningOf(last) === '')

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it.
    <main className={styles.scroller} ref={scroller} tabIndex={0} aria-label="Conversation">
      <div
        className={styles.list}
        ref={content}
        role="log"
        aria-live="off"
        aria-busy={busy}
        data-testid="messages"
        data-state={activity}
      >
        {messages.length === 0 && <Welcome />}
        {messages.map(message => (
          <Message
            key={message.id}
            message={message}
            live={message === last && busy}
            reasoningMs={message === last && busy ? reasoningMs : undefined}
          />
        ))}
        {busy && silent && (
          <p className={styles.waiting}>
            <span aria-hidden="true" />
            {activity === 'recovering'
              ? 'Waiting for the connection…'
              : 'Waiting for the first word…'}
          </p>
        )}
        {last?.role === 'assistant' && !busy && onRetry !== undefined && (
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
