import type { ServerFrame } from '../../protocol/frames.ts'
import type { FrameSink } from '../frame-sink.ts'

/** A sink that keeps what it is sent, and whose room the test decides. */
export class FakeFrameSink implements FrameSink {
  readonly sent: string[] = []
  /** Chunks and ends that were sent although there was no room: always a mistake. */
  readonly overfull: string[] = []
  /** How many more frames fit before it is full. */
  room = Number.POSITIVE_INFINITY

  get hasRoom(): boolean {
    return this.room > 0
  }

  send(frame: string): void {
    if (!this.hasRoom && /^\{"type":"(chunk|end)"/.test(frame)) this.overfull.push(frame)
    this.room -= 1
    this.sent.push(frame)
  }

  cork(): void {}

  uncork(): void {}

  /** What was sent, read. */
  get frames(): readonly ServerFrame[] {
    return this.sent.map(frame => JSON.parse(frame) as ServerFrame)
  }

  /** What was sent to one request. */
  framesOf(requestId: string): readonly ServerFrame[] {
    return this.frames.filter(frame => frame.requestId === requestId)
  }
}

/** The text in the deltas of these frames. */
export function textOf(frames: readonly ServerFrame[]): string {
  return frames
    .map(frame =>
      frame.type === 'chunk' && frame.chunk.type === 'text-delta' ? frame.chunk.delta : '',
    )
    .join('')
}

/** The sequence numbers in these frames. */
export function sequencesOf(frames: readonly ServerFrame[]): readonly number[] {
  return frames.flatMap(frame => (frame.type === 'chunk' ? [frame.sequence] : []))
}
