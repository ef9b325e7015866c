import { describe, expect, it } from 'vitest'
import { describeProblems } from './config/problem.ts'
import { configOf, problemsOf } from './config/testing/parsed.ts'

describe('parseConfig', () => {
  it('has these defaults', () => {
    expect(configOf({})).toEqual({
      upstream: { state: 'mock' },
      host: '127.0.0.1',
      port: 3000,
      wsPort: 3001,
      wsUrl: undefined,
      adminHost: '127.0.0.1',
      adminPort: 9464,
      wsAdminPort: 9465,
      allowedOrigins: ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'],
      trustProxy: false,
      healthPath: '/healthz',
      http: { keepAliveMs: 5_000, headersMs: 10_000 },
      benchPages: false,
      heartbeatMs: 25_000,
      drainMs: 20_000,
      limits: {
        connections: 20_000,
        frameBytes: 1_048_576,
        promptBytes: 524_288,
        messagesPerSecond: 50,
        bytesPerSecond: 4_194_304,
        frameValues: 10_000,
        refusedFrames: 20,
        readingPercent: 1,
        liveAnswers: 16,
        answers: 1_500,
        unfollowedMs: 600_000,
        answerBytes: 1_048_576,
        queueBytes: 262_144,
        slowReaderMs: 8_000,
        journalBytes: 268_435_456,
        journalTtlMs: 300_000,
      },
      files: {},
    })
  })

  it('reads every variable', () => {
    const config = configOf({
      HOST: '0.0.0.0',
      PORT: '8080',
      WS_PORT: '8081',
      WS_URL: 'wss://ws.example.com/chat',
      ADMIN_PORT: '8082',
      WS_ADMIN_PORT: '8083',
      ADMIN_HOST: '10.0.0.1',
      ALLOWED_ORIGINS: 'https://chat.example.com , null,absent',
      TRUST_PROXY: '1',
      HEALTH_PATH: '/up',
      KEEP_ALIVE_MS: '6',
      HEADERS_TIMEOUT_MS: '7',
      BENCH_PAGES: '1',
      HEARTBEAT_MS: '1000',
      DRAIN_MS: '2000',
      MAX_CONNECTIONS: '1',
      MAX_FRAME_BYTES: '2048',
      MAX_PROMPT_BYTES: '2049',
      MAX_MESSAGES_PER_SECOND: '2',
      MAX_BYTES_PER_SECOND: '4096',
      MAX_FRAME_VALUES: '6',
      MAX_REFUSED_FRAMES: '7',
      MAX_READING_PERCENT: '8',
      MAX_LIVE_ANSWERS: '3',
      MAX_ANSWERS: '9',
      UNFOLLOWED_ANSWER_MS: '10',
      MAX_ANSWER_BYTES: '2050',
      MAX_QUEUE_BYTES: '2051',
      SLOW_READER_MS: '4',
      MAX_JOURNAL_BYTES: '2052',
      JOURNAL_TTL_MS: '5',
    })
    expect(config).toEqual({
      upstream: { state: 'mock' },
      host: '0.0.0.0',
      port: 8080,
      wsPort: 8081,
      wsUrl: 'wss://ws.example.com/chat',
      adminHost: '10.0.0.1',
      adminPort: 8082,
      wsAdminPort: 8083,
      allowedOrigins: ['https://chat.example.com', 'null', 'absent'],
      trustProxy: true,
      healthPath: '/up',
      http: { keepAliveMs: 6, headersMs: 7 },
      benchPages: true,
      heartbeatMs: 1_000,
      drainMs: 2_000,
      limits: {
        connections: 1,
        frameBytes: 2_048,
        promptBytes: 2_049,
        messagesPerSecond: 2,
        bytesPerSecond: 4_096,
        frameValues: 6,
        refusedFrames: 7,
        readingPercent: 8,
        liveAnswers: 3,
        answers: 9,
        unfollowedMs: 10,
        answerBytes: 2_050,
        queueBytes: 2_051,
        slowReaderMs: 4,
        journalBytes: 2_052,
        journalTtlMs: 5,
      },
      files: {},
    })
  })

  it('is frozen', () => {
    const config = configOf({})
    expect(Object.isFrozen(config)).toBe(true)
    expect(Object.isFrozen(config.limits)).toBe(true)
  })

  it('takes an empty variable as unset, and trims', () => {
    expect(configOf({ PORT: '', WS_URL: '  ', OPEN_API_KEY: '' })).toEqual(configOf({}))
    expect(configOf({ PORT: ' 8080\r' }).port).toBe(8080)
  })

  it('lets the page in at its own port, which is no part of an origin where it is the default', () => {
    expect(configOf({ PORT: '80' }).allowedOrigins).toEqual([
      'http://localhost',
      'http://127.0.0.1',
      'http://[::1]',
    ])
  })
})

describe('a host', () => {
  it('may stand in the brackets of a URL', () => {
    expect(configOf({ HOST: '[::1]', ADMIN_HOST: '::' })).toMatchObject({
      host: '::1',
      adminHost: '::',
    })
  })
})

describe('a quotation mark', () => {
  it.each(['"sk-1', 'sk-1"', '“sk-1”', "'sk-1'", 'sk-1\nPORT=1'])('in %j is reported', key => {
    const [problem] = problemsOf({ OPEN_API_KEY: key, OPEN_API_BASE_URL: 'http://127.0.0.1:9/v1' })
    expect(problem).toEqual({
      variable: 'OPEN_API_KEY',
      expected: 'some text, without a quotation mark around it or a line break in it',
      found: '"…" in the environment',
      remedy: 'correct it where it is set (no file overrides it), or unset OPEN_API_KEY',
    })
  })
})

describe('a wrong value', () => {
  const PORT = 'a port number from 1 to 65535 (0 takes a free one)'
  const MS = 'milliseconds, a whole number from 1 to 86400000'
  const COUNT = 'a whole number from 1 to 10000000'
  const BYTES = 'bytes, a whole number from 1024 to 68719476736'
  const HTTP = 'an address that starts with http:// or https://'
  const ORIGINS = expect.stringMatching(/^origins separated by commas/)

  it.each([
    ['PORT', '65536', PORT],
    ['PORT', '-1', PORT],
    ['PORT', '80a', PORT],
    ['PORT', '3e3', PORT],
    ['PORT', '0x50', PORT],
    ['PORT', '9'.repeat(400), PORT],
    ['WS_PORT', '1.5', PORT],
    ['ADMIN_PORT', '65536', PORT],
    ['WS_ADMIN_PORT', 'x', PORT],
    ['HEARTBEAT_MS', '0', MS],
    ['DRAIN_MS', '25s', MS],
    ['SLOW_READER_MS', '86400001', MS],
    ['JOURNAL_TTL_MS', 'Infinity', MS],
    ['OPEN_API_FIRST_TOKEN_MS', '-5', MS],
    ['OPEN_API_IDLE_MS', '١', MS],
    ['MAX_CONNECTIONS', '0', COUNT],
    ['MAX_MESSAGES_PER_SECOND', '10000001', COUNT],
    ['MAX_LIVE_ANSWERS', 'many', COUNT],
    ['MAX_FRAME_BYTES', '1023', BYTES],
    ['MAX_READING_PERCENT', '101', 'a whole number from 1 to 100 (100 sets no limit)'],
    ['MAX_PROMPT_BYTES', '1MB', BYTES],
    ['MAX_ANSWER_BYTES', '', undefined],
    ['MAX_QUEUE_BYTES', '1', BYTES],
    ['MAX_JOURNAL_BYTES', '99999999999999', BYTES],
    ['OPEN_API_H2C', 'true', '0 or 1'],
    ['OPEN_API_BASE_URL', 'api.example.com/v1', HTTP],
    ['OPEN_API_BASE_URL', 'ftp://example.com', HTTP],
    ['OPENAI_BASE_URL', 'http://', HTTP],
    ['WS_URL', 'http://example.com', 'an address that starts with ws:// or wss://'],
    ['ALLOWED_ORIGINS', '*', ORIGINS],
    ['ALLOWED_ORIGINS', 'chat.example.com', ORIGINS],
    ['ALLOWED_ORIGINS', 'https://chat.example.com/', ORIGINS],
    ['ALLOWED_ORIGINS', 'https://Chat.example.com', ORIGINS],
    ['ALLOWED_ORIGINS', 'https://chat.example.com:443', ORIGINS],
    ['ALLOWED_ORIGINS', 'https://a.example.com,,https://b.example.com', ORIGINS],
  ])('%s=%s is reported', (variable, found, expected) => {
    if (expected === undefined) {
      expect(configOf({ [variable]: found })).toEqual(configOf({}))
      return
    }
    expect(problemsOf({ [variable]: found })).toEqual([
      {
        variable,
        expected,
        found: `${JSON.stringify(found)} in the environment`,
        remedy: expect.stringMatching(
          new RegExp(
            `^correct it where it is set \\(no file overrides it\\), or unset ${variable}`,
          ),
        ),
      },
    ])
  })

  it('is reported together with every other', () => {
    const problems = problemsOf({
      PORT: 'x',
      WS_PORT: 'y',
      WS_URL: 'z',
      OPEN_API_KEY: 'your_openai_api_key_here',
    })
    expect(problems.map(({ variable }) => variable)).toEqual([
      'PORT',
      'WS_PORT',
      'WS_URL',
      'OPEN_API_KEY',
    ])
    expect(describeProblems(problems.slice(0, 2))).toBe(
      [
        'The configuration is wrong in 2 place(s):',
        '  PORT: expected a port number from 1 to 65535 (0 takes a free one); found "x" in the environment. Remedy: correct it where it is set (no file overrides it), or unset PORT for the default 3000.',
        '  WS_PORT: expected a port number from 1 to 65535 (0 takes a free one); found "y" in the environment. Remedy: correct it where it is set (no file overrides it), or unset WS_PORT for the default 3001.',
      ].join('\n'),
    )
  })
})
