import styles from './deployment-card.module.css'

type DeploymentCardProps = {
  readonly name: 'integrated' | 'separate'
  readonly running: boolean
  readonly summary: string
  readonly processes: readonly {
    readonly name: string
    readonly port: number
    readonly serves: readonly string[]
  }[]
  readonly when: readonly string[]
  readonly command: string
}

/** One deployment: its processes and ports drawn, and when to choose it. */
export function DeploymentCard({
  name,
  running,
  summary,
  processes,
  when,
  command,
}: DeploymentCardProps) {
  return (
    <section className={styles.card} data-running={running} aria-labelledby={name}>
      <h2 id={name}>
        {name[0]?.toUpperCase() + name.slice(1)}
        {running && (
          <span className={styles.running} data-testid="running" data-state={name}>
            serves this page
          </span>
        )}
      </h2>
      <p>{summary}</p>
      <div className={styles.diagram}>
        <span className={styles.browser}>Browser</span>
        <ul className={styles.processes}>
          {processes.map(process => (
            <li key={process.port} className={styles.process}>
              <span className={styles.port}>:{process.port}</span>
              <strong>{process.name}</strong>
              {process.serves.map(served => (
                <span key={served} className={styles.served}>
                  {served}
                </span>
              ))}
            </li>
          ))}
        </ul>
      </div>
      <h3>Choose it for</h3>
      <ul className={styles.when}>
        {when.map(reason => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <p>
        <code className={styles.command}>{command}</code>
      </p>
    </section>
  )
}
