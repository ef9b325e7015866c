import { encodeError, encodeNoActive, encodeStart } from '../protocol/encode.ts'
import type { AbortFrame, ResumeFrame, SendFrame } from '../protocol/frames.ts'
import { parseClientFrame } from '../protocol/parse.ts'
import type { Chats } from './chats.ts'
import { Cursor } from './cursor.ts'
import type { Generation } from './generation.ts'
import type { Outlet } from './outlet.ts'
import { toPrompt } from './prompt.ts'
import type { Quota } from './quota.ts'

/** What a session needs of its surroundings. */
export type SessionOptions = {
  readonly chats: Chats
  readonly outlet: Outlet
  /** What this client may have beside others of its address. */
  readonly quota: Quota
  readonly promptBytes: number
  readonly liveAnswers: number
  /** Frames in a row that may be refused for what is in them. */
  readonly refusedFrames: number
  /** A frame that cannot be answered to any request: the socket must go. */
  readonly onViolation: (reason: string) => void
  /** The last running answer of this socket has got its terminal frame. */
  readonly onIdle: () => void
}

/** One client's conversation: frames in, cursors out. Closing it stops no answer. */
export class Session {
  readonly #options: SessionOptions
  readonly #cursors = new Map<string, Cursor>()
  #refusedInARow = 0

  constructor(options: SessionOptions) {
    this.#options = options
  }

  /** True while no answer is on its way to this client. */
  get idle(): boolean {
    return this.#cursors.size === 0
  }

  /** Takes one text frame. */
  receive(text: string): void {
    const parsed = parseClientFrame(text)
    if (parsed.state === 'frame') {
      this.#handle(parsed.frame)
      return
    }
    if (parsed.requestId === undefined || this.#cursors.has(parsed.requestId)) {
      this.#options.onViolation(parsed.reason)
      return
    }
    this.#refuse(parsed.requestId, parsed.reason)
  }

  /** The outlet has room again. */
  drained(): void {
    for (const cursor of this.#cursors.values()) cursor.advance()
  }

  close(): void {
    for (const cursor of this.#cursors.values()) cursor.close()
    this.#cursors.clear()
  }

  #handle(frame: SendFrame | ResumeFrame | AbortFrame): void {
    if (frame.type === 'abort') {
      this.#abort(frame)
      return
    }
    if (this.#cursors.has(frame.requestId)) {
      this.#options.onViolation(`requestId ${frame.requestId} is in use`)
      return
    }
    if (this.#cursors.size >= this.#options.liveAnswers) {
      const { liveAnswers } = this.#options
      this.#refuse(frame.requestId, `At most ${liveAnswers} answers at once on one connection.`)
      return
    }
    if (frame.type === 'send') {
      this.#send(frame)
      return
    }
    this.#resume(frame)
  }

  #send({ requestId, id, messages }: SendFrame): void {
    const prompt = toPrompt(messages, this.#options.promptBytes)
    if (prompt.state === 'refused') {
      this.#refuse(requestId, prompt.message)
      return
    }
    const { chats, quota } = this.#options
    const refusal = quota.refusal()
    if (refusal !== undefined) {
      this.#decline(requestId, refusal)
      return
    }
    const started = chats.start(id, prompt.messages)
    if (started.state === 'refused') {
      this.#decline(requestId, started.message)
      return
    }
    quota.count(started.generation)
    this.#follow(requestId, started.generation, 0)
  }

  #resume({ requestId, id, lastSequence = -1, messageId }: ResumeFrame): void {
    const generation = this.#options.chats.find(id)
    const isOther = messageId !== undefined && messageId !== generation?.messageId
    // A number that was never given belongs to another answer as well: better none than half of one.
    if (generation === undefined || isOther || lastSequence >= generation.length) {
      this.#options.chats.observer.resumeAnswered('no_active')
      this.#options.outlet.send(encodeNoActive(requestId))
      return
    }
    const live = generation.outcome.state === 'live'
    this.#options.chats.observer.resumeAnswered(live ? 'live' : 'replayed')
    this.#options.outlet.send(encodeStart(requestId))
    this.#follow(requestId, generation, lastSequence + 1)
  }

  #abort({ requestId }: AbortFrame): void {
    const cursor = this.#cursors.get(requestId)
    if (cursor === undefined) {
      this.#refuse(requestId, 'There is nothing to stop.')
      return
    }
    this.#refusedInARow = 0
    cursor.generation.abort()
  }

  #follow(requestId: string, generation: Generation, from: number): void {
    this.#refusedInARow = 0
    const { outlet, chats } = this.#options
    const { replays } = chats
    const onDone = () => this.#done(requestId)
    const cursor = new Cursor({ requestId, generation, outlet, replays, from, onDone })
    this.#cursors.set(requestId, cursor)
    generation.follow(cursor)
  }

  #done(requestId: string): void {
    this.#cursors.delete(requestId)
    if (this.idle) this.#options.onIdle()
  }

  /** Refuses a frame for what is in it. */
  #refuse(requestId: string, reason: string): void {
    this.#refusedInARow += 1
    const { refusedFrames, onViolation } = this.#options
    if (this.#refusedInARow > refusedFrames) {
      onViolation(`more than ${refusedFrames} refused frames in a row: ${reason}`)
      return
    }
    this.#decline(requestId, reason)
  }

  /** Says no to a frame that is right: the chat or the server has no room for it. */
  #decline(requestId: string, reason: string): void {
    this.#options.chats.observer.requestRefused()
    this.#options.outlet.send(encodeError(requestId, reason))
  }
}
