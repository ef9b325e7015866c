import type { ServerFrame } from '../../protocol/frames.ts'
import { failure } from '../../upstream/failure.ts'

/** What the model knows of an answer. */
export type AnswerModel = {
  /** Such as `text-delta Hi`. */
  deltas: string[]
  state: 'live' | 'finished' | 'failed' | 'aborted'
}

/** A frame in short, such as `2 text-delta Hi`. */
export function inShort(frame: ServerFrame): string {
  if (frame.type === 'error') return `error ${frame.errorText}`
  if (frame.type !== 'chunk') return frame.type
  const { chunk, sequence } = frame
  return `${sequence} ${chunk.type}${'delta' in chunk ? ` ${chunk.delta}` : ''}`
}

/** The chunks that an answer must have by now. */
export function chunksOf({ deltas, state }: AnswerModel): readonly string[] {
  const kinds = deltas.map(delta => delta.slice(0, delta.indexOf('-')))
  const parts = deltas.flatMap((delta, index) => {
    const [kind, before] = [kinds[index], kinds[index - 1]]
    if (kind === before) return [delta]
    return [...(before === undefined ? [] : [`${before}-end`]), `${kind}-start`, delta]
  })
  const end = deltas.length === 0 ? [] : [`${kinds.at(-1)}-end`]
  const closing = {
    live: [],
    failed: [],
    finished: [...end, 'finish'],
    aborted: [...end, 'abort'],
  }[state]
  return ['start', ...parts, ...closing].map((name, index) => `${index} ${name}`)
}

/** What a request must have got that follows an answer from this sequence number. */
export function streamOf(answer: AnswerModel, from: number): readonly string[] {
  const terminal = {
    live: [],
    failed: [`error ${failure('stalled').message}`],
    finished: ['end'],
    aborted: ['end'],
  }[answer.state]
  return [...chunksOf(answer).slice(from), ...terminal]
}
