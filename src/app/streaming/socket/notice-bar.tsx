import styles from './notice-bar.module.css'
import type { Notice } from './session-snapshot.ts'

type NoticeBarProps = { readonly notice: Notice; readonly onRetry: () => void }

/** What went wrong with the last answer, and the way on. Read out by the announcer. */
export function NoticeBar({ notice, onRetry }: NoticeBarProps) {
  return (
    <div className={styles.notice} data-testid="notice" data-state={notice.state}>
      <p>{notice.text}</p>
      <button type="button" data-testid="retry" onClick={onRetry}>
        Retry
      </button>
    </div>
  )
}
