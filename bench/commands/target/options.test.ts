import { describe, expect, it } from 'vitest'
import { parseOptions } from './options.ts'

const parse = (text: string) => parseOptions(text.split(' '))

describe('parseOptions', () => {
  it('takes the page of the same host for the origin, and a small load', () => {
    expect(parse('--target ws://127.0.0.1:3001/')).toEqual({
      url: 'ws://127.0.0.1:3001/',
      origin: 'http://127.0.0.1:3001',
      connections: 100,
      streams: 20,
      seconds: 30,
      pid: undefined,
      mockUrl: undefined,
      slo: { ttftMs: 1_000, gapMs: 500 },
      seed: 1,
    })
    expect(parse('--target ws://localhost --connections 5')?.streams).toBe(5)
  })

  it('takes every flag', () => {
    const flags =
      '--target wss://localhost/chat --origin https://a.example --connections 50 --streams 50 --duration 9 --pid 12 --mock http://localhost:9/v1/ --slo-ttft 300 --slo-gap 90 --seed 4'
    expect(parse(flags)).toEqual({
      url: 'wss://localhost/chat',
      origin: 'https://a.example',
      connections: 50,
      streams: 50,
      seconds: 9,
      pid: 12,
      mockUrl: 'http://localhost:9/v1',
      slo: { ttftMs: 300, gapMs: 90 },
      seed: 4,
    })
    expect(parse('--help')).toBeUndefined()
  })

  it.each([
    'ws://example.com',
    'wss://10.0.0.1:3001',
    'ws://127.0.0.1.example.com',
    'ws://localhost.example.com',
    'ws://[2001:db8::1]',
  ])('does not load %s, which is not this machine, unless it is said to be owned', target => {
    expect(() => parse(`--target ${target}`)).toThrow('add --i-own-this-server')
    expect(parse(`--target ${target} --i-own-this-server`)).toBeDefined()
  })

  it.each(['ws://localhost', 'ws://127.0.0.1', 'ws://127.1', 'ws://[::1]:3001'])(
    'loads %s, which is this machine',
    target => {
      expect(parse(`--target ${target}`)).toBeDefined()
    },
  )

  it.each([
    ['', '--target: expected an address that begins with ws: or wss:, found none'],
    ['--target http://localhost', 'found http://localhost'],
    [
      '--target ws://localhost --connections 501',
      '--connections: expected a whole number from 1 to 500',
    ],
    [
      '--target ws://localhost --connections 5 --streams 6',
      '--streams: expected a whole number from 1 to 5',
    ],
    ['--target ws://localhost --duration 4', '--duration: expected a whole number from 5 to 600'],
    [
      '--target ws://localhost --mock http://example.com/v1',
      '--mock: expected a mock on this machine',
    ],
  ])('refuses %j', (flags, message) => {
    expect(() => parseOptions(flags.split(' ').filter(Boolean))).toThrow(message)
  })
})
