import { useState } from 'react'
import styles from './reasoning.module.css'

type ReasoningProps = {
  readonly text: string
  /** Does the model think at this moment? */
  readonly thinking: boolean
  /** How long it thought; undefined where nobody has measured it. */
  readonly reasoningMs: number | undefined
}

/** What the model thought before it answered: open while it thinks, folded from its first word on. */
export function Reasoning({ text, thinking, reasoningMs }: ReasoningProps) {
  const [chosen, setChosen] = useState<boolean>()
  const open = chosen ?? thinking
  return (
    <details
      className={styles.reasoning}
      open={open}
      onToggle={event => {
        // Told of the page's own folding as well.
        if (event.currentTarget.open !== open) setChosen(event.currentTarget.open)
      }}
      data-testid="reasoning"
      data-state={open ? 'open' : 'folded'}
    >
      <summary>{thinking ? 'Thinking…' : describeReasoningTime(reasoningMs)}</summary>
      <p>{text}</p>
    </details>
  )
}

/** "Thought for 12 s", in the unit that says it best. */
export function describeReasoningTime(reasoningMs: number | undefined): string {
  if (reasoningMs === undefined) return 'Thoughts'
  const seconds = reasoningMs / 1000
  if (seconds < 10) return `Thought for ${seconds.toFixed(1)} s`
  if (seconds < 120) return `Thought for ${Math.round(seconds)} s`
  return `Thought for ${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}
