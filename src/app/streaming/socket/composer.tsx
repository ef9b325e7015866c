import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react'
import styles from './composer.module.css'
import { belongsToInputMethod } from './input-method.ts'

type ComposerProps = {
  readonly inputRef: RefObject<HTMLTextAreaElement | null>
  readonly busy: boolean
  readonly onSend: (text: string) => void
  readonly onStop: () => void
}

/** The box to write in: Enter sends, Shift+Enter starts a line, Escape stops the answer. */
export function Composer({ inputRef, busy, onSend, onStop }: ComposerProps) {
  const [draft, setDraft] = useState('')
  const sendable = !busy && draft.trim() !== ''

  useEffect(() => {
    inputRef.current?.focus()
  }, [inputRef])

  useEffect(() => {
    if (!busy) return
    const stopOnEscape = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape' && !belongsToInputMethod(event)) onStop()
    }
    addEventListener('keydown', stopOnEscape)
    return () => removeEventListener('keydown', stopOnEscape)
  }, [busy, onStop])

  const send = () => {
    if (!sendable) return
    onSend(draft.trim())
    setDraft('')
  }

  const sendOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || belongsToInputMethod(event.nativeEvent)) return
    event.preventDefault()
    send()
  }

  const stop = () => {
    onStop()
    inputRef.current?.focus()
  }

  return (
    <form
      className={styles.composer}
      data-state={busy ? 'busy' : 'ready'}
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <label htmlFor="message" className="visually-hidden">
        Message
      </label>
      <textarea
        id="message"
        ref={inputRef}
        data-testid="composer-input"
        rows={1}
        placeholder="Write a message"
        aria-describedby="message-keys"
        value={draft}
        onChange={event => setDraft(event.target.value)}
        onKeyDown={sendOnEnter}
      />
      {busy ? (
        <button type="button" className={styles.stop} data-testid="stop" onClick={stop}>
          Stop
        </button>
      ) : (
        <button type="submit" data-testid="send" disabled={!sendable}>
          Send
        </button>
      )}
      <p id="message-keys" className={styles.keys}>
        <kbd>Enter</kbd> sends · <kbd>Shift</kbd>+<kbd>Enter</kbd> new line · <kbd>Esc</kbd> stops
      </p>
    </form>
  )
}
