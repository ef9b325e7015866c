import { killAfterDeadline } from '../core/server/exit-deadline.ts'
import { Child, type Program } from './child.ts'

/** The processes of a deployment, which end together. */
export class Children {
  readonly #children: readonly Child[]
  readonly #drainMs: number
  #ending = false
  /** Resolves with the highest exit status when none runs any more. */
  readonly ended: Promise<number>

  /** @param drainMs how long live answers may go on; who is there long after is killed */
  constructor(programs: readonly Program[], drainMs: number) {
    this.#drainMs = drainMs
    this.#children = programs.map(program => new Child(program))
    const statuses = this.#children.map(async child => {
      const status = await child.ended
      // One that could not be started, or was told to end by somebody else: the rest is not what was asked for.
      this.stop()
      return status
    })
    this.ended = Promise.all(statuses).then(all => Math.max(...all))
  }

  /** Whether all of them are; false when one has ended before. */
  async ready(): Promise<boolean> {
    const all = await Promise.all(this.#children.map(child => child.ready()))
    return all.every(Boolean)
  }

  /** They are ending by themselves. */
  expectEnd(): void {
    this.#killLater()
    for (const child of this.#children) child.expectEnd()
  }

  stop(): void {
    this.#killLater()
    for (const child of this.#children) child.stop()
  }

  #killLater(): void {
    if (this.#ending) return
    this.#ending = true
    killAfterDeadline(
      this.#children.map(child => child.process),
      this.#drainMs,
    )
  }
}
