import { describe, expect, it } from 'vitest'
import { createStreamMeter, requestIdOf, textDeltaSequence } from './stream-meter.ts'

describe('createStreamMeter', () => {
  it('measures the first token from the start, and the mean rate of a finished answer', () => {
    const meter = createStreamMeter()
    meter.start(1000)
    expect(meter.read(1000)).toEqual({
      state: 'waiting',
      firstTokenMs: undefined,
      tokensPerSecond: undefined,
    })
    for (let index = 0; index <= 10; index++) meter.token(1042 + index * 20, index)
    meter.end()
    expect(meter.read(9000)).toEqual({ state: 'done', firstTokenMs: 42, tokensPerSecond: 50 })
  })

  it('forgets what is older than two seconds while it streams', () => {
    const meter = createStreamMeter()
    meter.start(0)
    for (let index = 0; index < 100; index++) meter.token(index * 10, index)
    expect(meter.read(2050).tokensPerSecond).toBe(45)
    expect(meter.read(2990).tokensPerSecond).toBe(0)
    expect(meter.read(60_000).tokensPerSecond).toBe(0)
  })

  it('does not count a replay, nor the burst that comes with it', () => {
    const meter = createStreamMeter()
    meter.start(0)
    meter.token(100, 0)
    meter.token(200, 1)
    meter.resume(1000)
    for (let sequence = 0; sequence < 50; sequence++) meter.token(1001, sequence)
    meter.token(1400, 50)
    meter.end()
    expect(meter.read(1400)).toEqual({
      state: 'done',
      firstTokenMs: 100,
      tokensPerSecond: 2000 / 1300,
    })
  })

  it('knows no first token of an answer that it joined', () => {
    const meter = createStreamMeter()
    meter.resume(0)
    meter.token(400, 7)
    expect(meter.read(500)).toEqual({
      state: 'streaming',
      firstTokenMs: undefined,
      tokensPerSecond: undefined,
    })
  })
})

describe('textDeltaSequence', () => {
  it.each([
    [
      '{"type":"chunk","requestId":"a","sequence":12,"chunk":{"type":"text-delta","id":"t","delta":"x"}}',
      12,
    ],
    ['{"type":"chunk","requestId":"a","sequence":0,"chunk":{"type":"start"}}', undefined],
    [
      '{"type":"error","requestId":"a","errorText":"\\"type\\":\\"text-delta\\" \\"sequence\\":3"}',
      undefined,
    ],
  ])('%s', (frame, expected) => {
    expect(textDeltaSequence(frame)).toBe(expected)
  })
})

describe('requestIdOf', () => {
  it.each([
    ['{"type":"send","requestId":"a","id":"chat"}', 'a'],
    ['{"type":"resume","requestId":"b","id":"chat"}', 'b'],
    ['{"type":"chunk","requestId":"c","sequence":0,"chunk":{"type":"start"}}', 'c'],
    ['{"type":"abort","requestId":"d"}', undefined],
  ])('%s', (frame, expected) => {
    expect(requestIdOf(frame)).toBe(expected)
  })
})
