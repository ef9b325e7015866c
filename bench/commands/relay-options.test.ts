import { describe, expect, it } from 'vitest'
import { relay, relayLoad } from '../plan/scenarios/relay.ts'
import { parseRelayOptions } from './relay-options.ts'

const parse = (text: string) => parseRelayOptions(text.split(' ').filter(Boolean))

describe('the options of bench:relay', () => {
  it('have the load and the rounds of its scenario by default', () => {
    expect(parse('')).toMatchObject({
      streams: relayLoad.streams,
      seconds: relayLoad.seconds,
      rounds: relay.rounds,
      ...{ seed: 1, live: false, json: undefined, resume: undefined },
    })
  })

  it('shape the load, and go on with a run', () => {
    expect(parse('--streams 40 --rounds 8 --duration 5 --seed 3')).toMatchObject({
      ...{ streams: 40, rounds: 8, seconds: 5, seed: 3 },
    })
    expect(parse('--resume results/x')?.resume).toEqual({ directory: 'results/x' })
    expect(parse('--help')).toBeUndefined()
  })

  it.each([
    ['--streams 0', '--streams: expected a whole number from 1 to 5000'],
    ['--rounds 101', '--rounds: expected a whole number from 1 to 100'],
    ['--duration 1.5', '--duration: expected a whole number from 1 to 600'],
    ['results/x', 'expected options, found "results/x"'],
    ['--resume --streams 40', 'leave out --streams'],
  ])('refuse %j', (flags, message) => {
    expect(() => parse(flags)).toThrow(message)
  })
})
