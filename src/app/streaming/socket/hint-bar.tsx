import { useState } from 'react'
import styles from './notice-bar.module.css'

type HintBarProps = { readonly state: string; readonly children: string }

/** Something to know about the page itself, until it is put away. */
export function HintBar({ state, children }: HintBarProps) {
  const [shown, setShown] = useState(true)
  if (!shown) return null
  return (
    <div className={styles.notice} data-testid="hint" data-state={state} role="status">
      <p>{children}</p>
      <button type="button" onClick={() => setShown(false)}>
        OK
      </button>
    </div>
  )
}
