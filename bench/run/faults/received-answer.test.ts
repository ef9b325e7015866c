import { describe, expect, it } from 'vitest'
import type { ServerFrame } from '../../../core/protocol/frames.ts'
import { ReceivedAnswer } from './received-answer.ts'

const requestId = 'r'
const text = (sequence: number, delta: string): ServerFrame => ({
  type: 'chunk',
  requestId,
  sequence,
  chunk: { type: 'text-delta', id: '0', delta },
})
const start: ServerFrame = {
  type: 'chunk',
  requestId,
  sequence: 0,
  chunk: { type: 'start', messageId: 'm' },
}
const end: ServerFrame = { type: 'end', requestId }
const error: ServerFrame = { type: 'error', requestId, errorText: 'restarting' }

/** The answer to "abc" after these frames, one every 10 ms. */
function received(frames: readonly ServerFrame[]): ReceivedAnswer {
  const answer = new ReceivedAnswer('abc')
  frames.forEach((frame, index) => {
    answer.take(frame, index * 10)
  })
  return answer
}

const whole = [start, text(1, 'a'), text(2, 'bc'), end]

describe('an answer', () => {
  it('is exact when each chunk came once and the text is the expected one', () => {
    const answer = received(whole)
    expect(answer.ended).toEqual({ outcome: 'exact' })
    expect(answer).toMatchObject({
      messageId: 'm',
      tokens: 2,
      lastSequence: 2,
      largestGapMs: 10,
    })
  })

  it('is exact over a resume, which begins with a start frame', () => {
    const resumed: ServerFrame = { type: 'start', requestId: 'again' }
    expect(received(whole.toSpliced(2, 0, resumed)).ended).toEqual({ outcome: 'exact' })
  })

  it.each([
    ['a chunk twice', [start, text(1, 'a'), text(1, 'a')], 'expected chunk 2, found 1'],
    ['a chunk too few', [start, text(2, 'bc')], 'expected chunk 1, found 2'],
    ['a second end', [...whole, end], 'a end frame came after the end'],
    [
      'another text',
      [start, text(1, 'abd'), end],
      'expected the text of the mock, 3 characters; found another of 3',
    ],
    [
      'a text that is cut off',
      [start, text(1, 'ab'), end],
      'expected the text of the mock, 3 characters; found another of 2',
    ],
    [
      'another text before an error',
      [start, text(1, 'b'), error],
      'expected the text of the mock, 3 characters; found another of 1',
    ],
  ])('is wrong after %s', (_, frames, detail) => {
    expect(received(frames).ended).toEqual({ outcome: 'wrong', detail })
  })

  it('is an error when the server said so, and lost when it knows of none', () => {
    expect(received([start, error]).ended).toEqual({ outcome: 'error', detail: 'restarting' })
    const noActive: ServerFrame = { type: 'no-active', requestId }
    expect(received([start, noActive]).ended).toEqual({ outcome: 'lost', detail: 'no-active' })
  })

  it('that has ended cannot be given up any more', () => {
    const answer = received(whole)
    answer.lose('too late')
    expect(answer.ended).toEqual({ outcome: 'exact' })
    const half = received([start])
    half.lose('the drill was over')
    expect(half.ended).toEqual({ outcome: 'lost', detail: 'the drill was over' })
    const other = received([start, text(1, 'b')])
    other.lose('the drill was over')
    expect(other.ended).toMatchObject({ outcome: 'wrong' })
  })
})
