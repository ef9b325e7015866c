/** How far a process is with taking work. */
export type ReadinessState = 'starting' | 'ready' | 'draining'

const reasons: Readonly<Record<ReadinessState, readonly string[]>> = {
  starting: ['the process is starting'],
  ready: [],
  draining: ['the process was told to stop and lets live answers end'],
}

/** Whether new work may be sent to this process. A process that drains never becomes ready again. */
export class Readiness {
  #state: ReadinessState = 'starting'

  get state(): ReadinessState {
    return this.#state
  }

  /** Why it is not ready; empty when it is. */
  get reasons(): readonly string[] {
    return reasons[this.#state]
  }

  ready(): void {
    if (this.#state === 'starting') this.#state = 'ready'
  }

  drain(): void {
    this.#state = 'draining'
  }
}
