import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** A process of the deployment: its file, and the variables that it has of its own. */
export type Program = {
  readonly name: string
  readonly file: string
  readonly variables: Readonly<Record<string, string>>
  /** Where it tells of its readiness and its metrics. */
  readonly adminUrl: string
}

const POLL_MS = 100

/** A port that is being let go, or a fault that comes at once: not too often. */
const PAUSE_MS = 500

/** Keeps one program running, from when it was ready first until it is told to stop. */
export class Child {
  readonly #program: Program
  #process: ChildProcess
  #stopping = false
  #told = false
  #wasReady = false
  /** Resolves with an exit status when the program runs no more. */
  readonly ended: Promise<number>

  constructor(program: Program) {
    this.#program = program
    this.#process = this.#start()
    this.ended = this.#keep()
  }

  /** Whether it is ready; false when it has ended before. */
  async ready(): Promise<boolean> {
    while (this.#process.exitCode === null && this.#process.signalCode === null) {
      const answer = await fetch(`${this.#program.adminUrl}/readyz`).catch(() => undefined)
      await answer?.text()
      this.#wasReady ||= answer?.ok === true
      if (this.#wasReady) return true
      await delay(POLL_MS)
    }
    return false
  }

  /** It is ending by itself: the terminal has told it as well. */
  expectEnd(): void {
    this.#stopping = true
  }

  /** Once: a second signal would end a process at once that lets its answers end. */
  stop(): void {
    if (this.#told) return
    this.#told = true
    this.#stopping = true
    this.#process.kill('SIGTERM')
  }

  /** The one that runs now, or ran last. */
  get process(): ChildProcess {
    return this.#process
  }

  #start(): ChildProcess {
    const file = fileURLToPath(new URL(`../${this.#program.file}`, import.meta.url))
    return spawn(process.execPath, [file], {
      env: { ...process.env, ...this.#program.variables },
      // By the channel it learns that this process is gone.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    })
  }

  async #keep(): Promise<number> {
    while (true) {
      const [code, signal] = (await once(this.#process, 'exit')) as [number | null, string | null]
      if (this.#stopping) return code ?? 0
      if (!this.#wasReady) return code ?? 1
      console.error(
        `${this.#program.name} ended (${signal ?? `exit status ${code}`}): starting it again`,
      )
      await delay(PAUSE_MS)
      if (this.#stopping) return 0
      this.#process = this.#start()
    }
  }
}
