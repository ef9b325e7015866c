import { useEffect, useState } from 'react'
import { type ChatMessage, textOf } from './chat-message.ts'
import type { Notice, SessionSnapshot } from './session-snapshot.ts'

// A screen reader reads an announcement to its end: a long answer is better walked through.
const readOutCharacters = 600

type AnnouncerProps = {
  readonly activity: SessionSnapshot['activity']
  readonly notice: Notice | undefined
  readonly messages: readonly ChatMessage[]
}

/** Tells a screen reader, politely, what sighted users see move: once per turn, never per token. */
export function Announcer({ activity, notice, messages }: AnnouncerProps) {
  const [heard, setHeard] = useState(false)
  useEffect(() => {
    if (activity !== 'idle') setHeard(true)
  }, [activity])

  return (
    <p className="visually-hidden" role="status">
      {announcement({ activity, notice, messages, heard })}
    </p>
  )
}

function announcement({
  activity,
  notice,
  messages,
  heard,
}: AnnouncerProps & { heard: boolean }): string {
  if (activity === 'answering') return 'The answer is coming.'
  if (activity === 'recovering') return 'The connection was lost. Getting the answer back.'
  if (notice !== undefined) return notice.text
  const last = messages.at(-1)
  // Nothing of what was said before this page was opened is read out.
  if (!heard || last?.role !== 'assistant') return ''
  const text = textOf(last)
  if (text.length > readOutCharacters) return 'The answer is complete.'
  return `The answer is complete: ${text}`
}
