import { describe, expect, it } from 'vitest'
import { createStreamMeter } from './stream-meter.ts'

const text = (sequence: number) => ({ type: 'text', sequence }) as const
const thought = (sequence: number) => ({ type: 'reasoning', sequence }) as const

describe('createStreamMeter', () => {
  it('measures the first token from the start, and the mean rate of a finished answer', () => {
    const meter = createStreamMeter()
    meter.start(1000)
    expect(meter.read(1000)).toEqual({
      state: 'waiting',
      firstTokenMs: undefined,
      firstReasoningMs: undefined,
      reasoningMs: undefined,
      tokensPerSecond: undefined,
    })
    for (let index = 0; index <= 10; index++) meter.token(1042 + index * 20, text(index))
    meter.end()
    expect(meter.read(9000)).toMatchObject({ state: 'done', firstTokenMs: 42, tokensPerSecond: 50 })
  })

  it('forgets what is older than two seconds while it streams', () => {
    const meter = createStreamMeter()
    meter.start(0)
    for (let index = 0; index < 100; index++) meter.token(index * 10, text(index))
    expect(meter.read(2050).tokensPerSecond).toBe(45)
    expect(meter.read(2990).tokensPerSecond).toBe(0)
    expect(meter.read(60_000).tokensPerSecond).toBe(0)
  })

  it('does not count a replay, nor the burst that comes with it', () => {
    const meter = createStreamMeter()
    meter.start(0)
    meter.token(100, text(0))
    meter.token(200, text(1))
    meter.resume(1000)
    for (let sequence = 0; sequence < 50; sequence++) meter.token(1001, text(sequence))
    meter.token(1400, text(50))
    meter.end()
    expect(meter.read(1400)).toEqual({
      state: 'done',
      firstTokenMs: 100,
      firstReasoningMs: undefined,
      reasoningMs: undefined,
      tokensPerSecond: 2000 / 1300,
    })
  })

  it('knows no first token of an answer that it joined', () => {
    const meter = createStreamMeter()
    meter.resume(0)
    meter.token(400, text(7))
    expect(meter.read(500)).toEqual({
      state: 'streaming',
      firstTokenMs: undefined,
      firstReasoningMs: undefined,
      reasoningMs: undefined,
      tokensPerSecond: undefined,
    })
  })

  it('keeps the first reasoning apart from the first text', () => {
    const meter = createStreamMeter()
    meter.start(1000)
    meter.token(1300, thought(2))
    expect(meter.read(1400)).toMatchObject({
      state: 'thinking',
      firstReasoningMs: 300,
      firstTokenMs: undefined,
    })
    meter.token(4300, thought(3))
    expect(meter.read(4400).reasoningMs).toBe(3000)
    meter.token(5300, text(6))
    meter.end()
    expect(meter.read(9000)).toEqual({
      state: 'done',
      firstReasoningMs: 300,
      firstTokenMs: 4300,
      reasoningMs: 4000,
      tokensPerSecond: undefined,
    })
  })
})
