import { memo } from 'react'
import { AnswerFacts } from './answer/answer-facts.tsx'
import { AnswerText } from './answer/answer-text.tsx'
import { Reasoning } from './answer/reasoning.tsx'
import { type ChatMessage, reasoningOf, textOf } from './chat-message.ts'
import styles from './message-list.module.css'

type MessageProps = {
  readonly message: ChatMessage
  readonly live: boolean
  /** How long its model has thought so far; undefined once the message itself says so. */
  readonly reasoningMs: number | undefined
}

/** A question, or an answer with what its model thought and what it took. */
export const Message = memo(function Message({ message, live, reasoningMs }: MessageProps) {
  const mine = message.role === 'user'
  const text = textOf(message)
  const reasoning = reasoningOf(message)
  return (
    <article
      className={mine ? styles.user : styles.assistant}
      data-testid={mine ? 'message-user' : 'message-assistant'}
      data-state={live ? 'streaming' : 'done'}
      data-message-id={message.id}
    >
      <h2 className="visually-hidden">{mine ? 'You' : 'Answer'}</h2>
      {mine && <p className={styles.plain}>{text}</p>}
      {reasoning !== '' && (
        <Reasoning
          text={reasoning}
          thinking={live && text === ''}
          reasoningMs={message.metadata?.reasoningMs ?? reasoningMs}
        />
      )}
      {!mine && text !== '' && <AnswerText text={text} live={live} />}
      {!mine && !live && <AnswerFacts metadata={message.metadata} />}
    </article>
  )
})
