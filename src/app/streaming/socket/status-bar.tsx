import { useEffect, useState } from 'react'
import type { Answerer } from './chat-message.ts'
import styles from './status-bar.module.css'
import type { StreamReading } from './stream-meter.ts'
import type { ConnectionStatus } from './wire/connection.ts'
import { describeConnection } from './words.ts'

type StatusBarProps = {
  readonly connection: ConnectionStatus
  readonly answerer: Answerer
  readonly reading?: StreamReading
  readonly onReconnect?: () => void
}

/** The socket's state, who answers, and how fast. */
export function StatusBar({ connection, answerer, reading, onReconnect }: StatusBarProps) {
  const firstTokenMs = reading?.firstTokenMs
  const firstReasoningMs = reading?.firstReasoningMs
  const tokensPerSecond = reading?.tokensPerSecond
  return (
    <div className={styles.bar}>
      <p className={styles.connection}>
        <span className={styles.dot} data-state={connection.state} aria-hidden="true" />
        <ConnectionState connection={connection} />
        {connection.state === 'reconnecting' && (
          <button type="button" className={styles.now} onClick={onReconnect}>
            Now
          </button>
        )}
      </p>
      <dl className={styles.facts}>
        <Fact name="Deployment" testId="deployment" state={answerer.deployment}>
          {answerer.deployment}
        </Fact>
        <Fact name="Upstream" testId="upstream" state={answerer.upstream}>
          {answerer.upstream}
        </Fact>
        {firstReasoningMs !== undefined && (
          <Fact
            name="Thought"
            title="From sending to the first reasoning"
            testId="time-to-reasoning"
            state={reading?.state ?? 'idle'}
            value={firstReasoningMs}
          >
            {describeMs(firstReasoningMs)}
          </Fact>
        )}
        <Fact
          name="First token"
          title="From sending to the first text"
          testId="ttft"
          state={reading?.state ?? 'idle'}
          value={firstTokenMs}
        >
          {firstTokenMs === undefined ? '–' : describeMs(firstTokenMs)}
        </Fact>
        <Fact
          name="Tokens/s"
          title="Text deltas a second: of the last two seconds while an answer comes, then of all of it"
          testId="tokens-per-second"
          state={reading?.state ?? 'idle'}
          value={tokensPerSecond}
        >
          {tokensPerSecond === undefined ? '–' : tokensPerSecond.toFixed(1)}
        </Fact>
      </dl>
    </div>
  )
}

// Apart from the rest, so that the seconds of the countdown render nothing else.
function ConnectionState({ connection }: { readonly connection: ConnectionStatus }) {
  const counting = connection.state === 'reconnecting'
  const [nowMs, setNowMs] = useState(0)
  useEffect(() => {
    if (!counting) return
    const tick = () => setNowMs(Date.now())
    tick()
    const timer = setInterval(tick, 500)
    return () => clearInterval(timer)
  }, [counting])

  return (
    <span data-testid="connection-state" data-state={connection.state}>
      {describeConnection(connection, Math.max(nowMs, counting ? connection.retryAtMs - 1e6 : 0))}
    </span>
  )
}

const describeMs = (ms: number) =>
  ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`

type FactProps = {
  readonly name: string
  readonly title?: string
  readonly testId: string
  readonly state: string
  readonly value?: number | undefined
  readonly children: string
}

function Fact({ name, title, testId, state, value, children }: FactProps) {
  return (
    <div className={styles.fact} title={title ?? children}>
      <dt>{name}</dt>
      <dd data-testid={testId} data-state={state} data-value={value}>
        {children}
      </dd>
    </div>
  )
}
