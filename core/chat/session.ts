import { encodeError, encodeNoActive, encodeStart } from '../protocol/encode.ts'
import type { AbortFrame, ResumeFrame, SendFrame } from '../protocol/frames.ts'
import { parseClientFrame } from '../protocol/parse.ts'
import type { Chats } from './chats.ts'
import { Cursor } from './cursor.ts'
import type { FrameSink } from './frame-sink.ts'
import type { Generation } from './generation.ts'
import { Mirror } from './mirror.ts'
import { ownedChat } from './owned-chat.ts'
import { toPrompt } from './prompt.ts'
import type { Quota } from './quota.ts'

/** What a session needs of its surroundings. */
export type SessionOptions = {
  readonly chats: Chats
  readonly sink: FrameSink
  /** Whose chats these are; undefined where nobody is told apart. */
  readonly user?: string | undefined
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

/**
 * Whether a resume is whole in this answer. A number that was never given belongs to another answer as well: better none
 * than half of one. Of an answer that is named, the process that generates it may have shown more than it had written down.
 */
function isResumable(
  { lastSequence = -1, messageId }: ResumeFrame,
  generation: Generation,
): boolean {
  if (messageId !== undefined && messageId !== generation.messageId) return false
  if (lastSequence < generation.length) return true
  const { state } = generation.outcome
  const mayBeBehind = generation instanceof Mirror && (state === 'live' || state === 'failed')
  return messageId !== undefined && mayBeBehind
}

/** A resume on its way to its answer, which may be stopped before it is found. */
type Lookup = { aborted: boolean }

/** One client's conversation: frames in, cursors out. Closing it stops no answer. */
export class Session {
  readonly #options: SessionOptions
  readonly #cursors = new Map<string, Cursor>()
  /** Resumes whose answer is looked for in other processes. */
  readonly #lookups = new Map<string, Lookup>()
  #refusedInARow = 0

  constructor(options: SessionOptions) {
    this.#options = options
  }

  /** True while no answer is on its way to this client. */
  get idle(): boolean {
    return this.#running === 0
  }

  get #running(): number {
    return this.#cursors.size + this.#lookups.size
  }

  /** Takes one text frame. */
  receive(text: string): void {
    const parsed = parseClientFrame(text)
    if (parsed.state === 'frame') {
      this.#handle(parsed.frame)
      return
    }
    if (parsed.requestId === undefined || this.#isRunning(parsed.requestId)) {
      this.#options.onViolation(parsed.reason)
      return
    }
    this.#refuse(parsed.requestId, parsed.reason)
  }

  /** The sink has room again. */
  drained(): void {
    for (const cursor of this.#cursors.values()) cursor.advance()
  }

  close(): void {
    for (const cursor of this.#cursors.values()) cursor.close()
    this.#cursors.clear()
    this.#lookups.clear()
  }

  #isRunning(requestId: string): boolean {
    return this.#cursors.has(requestId) || this.#lookups.has(requestId)
  }

  #handle(frame: SendFrame | ResumeFrame | AbortFrame): void {
    if (frame.type === 'abort') {
      this.#abort(frame)
      return
    }
    if (this.#isRunning(frame.requestId)) {
      this.#options.onViolation(`requestId ${frame.requestId} is in use`)
      return
    }
    if (this.#running >= this.#options.liveAnswers) {
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
    const { chats, quota, user } = this.#options
    const refusal = quota.refusal()
    if (refusal !== undefined) {
      this.#decline(requestId, refusal)
      return
    }
    const started = chats.start(ownedChat(user, id), prompt.messages)
    if (started.state === 'refused') {
      this.#decline(requestId, started.message)
      return
    }
    quota.count(started.generation)
    this.#follow(requestId, started.generation, 0)
  }

  #resume(frame: ResumeFrame): void {
    const { chats, user } = this.#options
    const found = chats.locate(ownedChat(user, frame.id), frame.messageId)
    if (found instanceof Promise) {
      void this.#resumeWhenFound(frame, found)
      return
    }
    this.#join(frame, found)
  }

  async #resumeWhenFound(
    frame: ResumeFrame,
    found: Promise<Generation | undefined>,
  ): Promise<void> {
    const lookup: Lookup = { aborted: false }
    this.#lookups.set(frame.requestId, lookup)
    const generation = await found
    // Closed in the meantime.
    if (!this.#lookups.delete(frame.requestId)) return
    const joined = this.#join(frame, generation)
    if (lookup.aborted) this.#cursors.get(frame.requestId)?.generation.abort()
    if (!joined && this.idle) this.#options.onIdle()
  }

  /** @returns false where there is nothing to resume */
  #join(frame: ResumeFrame, generation: Generation | undefined): boolean {
    const { requestId, lastSequence = -1 } = frame
    if (generation === undefined || !isResumable(frame, generation)) {
      this.#options.chats.observer.resumeAnswered('no_active')
      this.#options.sink.send(encodeNoActive(requestId))
      return false
    }
    const live = generation.outcome.state === 'live'
    this.#options.chats.observer.resumeAnswered(live ? 'live' : 'replayed')
    this.#options.sink.send(encodeStart(requestId))
    this.#follow(requestId, generation, lastSequence + 1)
    return true
  }

  #abort({ requestId }: AbortFrame): void {
    const lookup = this.#lookups.get(requestId)
    if (lookup !== undefined) {
      lookup.aborted = true
      return
    }
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
    const { sink, chats } = this.#options
    const { replays } = chats
    const onDone = () => this.#done(requestId)
    const cursor = new Cursor({ requestId, generation, sink, replays, from, onDone })
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
    this.#options.sink.send(encodeError(requestId, reason))
  }
}
