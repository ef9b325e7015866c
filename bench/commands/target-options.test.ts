import { describe, expect, it } from 'vitest'
import { parseTargetOptions } from './target-options.ts'

const parse = (text: string) => parseTargetOptions(text.split(' '))

describe('the options of --target', () => {
  it('take the page of the same host for the origin, and a small load', () => {
    expect(parse('--target ws://127.0.0.1:3001/')).toMatchObject({
      server: {
        kind: 'attached',
        name: 'target',
        url: 'ws://127.0.0.1:3001/',
        origin: 'http://127.0.0.1:3001',
      },
      load: {
        ...{ connections: 100, streams: 20, seconds: 30 },
        limits: { ttftMs: 1_000, gapMs: 500 },
      },
      seed: 1,
      resume: undefined,
    })
    expect(parse('--target ws://localhost')?.server).not.toHaveProperty('pid')
    expect(parse('--target ws://localhost --connections 5')?.load.streams).toBe(5)
  })

  it('take every flag', () => {
    const flags =
      '--target wss://localhost/chat --origin https://a.example --connections 50 --streams 50 --duration 9 --pid 12 --mock http://localhost:9/v1/ --slo-ttft 300 --slo-gap 90 --seed 4 --json x --live'
    expect(parse(flags)).toMatchObject({
      server: {
        url: 'wss://localhost/chat',
        origin: 'https://a.example',
        pid: 12,
        mockUrl: 'http://localhost:9/v1',
      },
      load: {
        ...{ connections: 50, streams: 50, seconds: 9 },
        limits: { ttftMs: 300, gapMs: 90 },
      },
      ...{ seed: 4, json: 'x', live: true },
    })
    expect(parse('--help')).toBeUndefined()
  })

  it('go on with a run of the same address, and with nothing else of it', () => {
    const own = '--target wss://a.example --i-own-this-server'
    expect(parse(`${own} --resume results/x`)?.resume).toEqual({ directory: 'results/x' })
    expect(() => parse(`${own} --resume --duration 9`)).toThrow('leave out --duration')
  })

  it.each([
    'ws://example.com',
    'wss://10.0.0.1:3001',
    'ws://127.0.0.1.example.com',
    'ws://localhost.example.com',
    'ws://[2001:db8::1]',
  ])('do not load %s, which is not this machine, unless it is said to be owned', target => {
    expect(() => parse(`--target ${target}`)).toThrow('add --i-own-this-server')
    expect(parse(`--target ${target} --i-own-this-server`)).toBeDefined()
  })

  it.each(['ws://localhost', 'ws://127.0.0.1', 'ws://127.1', 'ws://[::1]:3001'])(
    'load %s, which is this machine',
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
    ['--target ws://localhost results/x', 'found "results/x"'],
  ])('refuse %j', (flags, message) => {
    expect(() => parseTargetOptions(flags.split(' ').filter(Boolean))).toThrow(message)
  })
})
