import { describe, expect, it } from 'vitest'
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
      trustedProxies: [],
      healthPath: '/healthz',
      http: { keepAliveMs: 5_000, headersMs: 10_000 },
      benchPages: false,
      heartbeatMs: 25_000,
      drainMs: 20_000,
      limits: {
        address: {
          connections: 500,
          upgradesPerSecond: 100,
          answers: 200,
          tokensPerMinute: 500_000,
        },
        connections: 20_000,
        frameBytes: 1_048_576,
        unfinishedFrameBytes: 67_108_864,
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
      TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8::7',
      HEALTH_PATH: '/up',
      KEEP_ALIVE_MS: '6',
      HEADERS_TIMEOUT_MS: '7',
      BENCH_PAGES: '1',
      TICKET_SECRET: 'a secret of more than thirty-two characters',
      HEARTBEAT_MS: '1000',
      DRAIN_MS: '2000',
      MAX_CONNECTIONS: '1',
      MAX_CONNECTIONS_PER_ADDRESS: '11',
      MAX_UPGRADES_PER_SECOND_PER_ADDRESS: '12',
      MAX_ANSWERS_PER_ADDRESS: '13',
      MAX_TOKENS_PER_MINUTE_PER_ADDRESS: '14',
      MAX_FRAME_BYTES: '2048',
      MAX_UNFINISHED_FRAME_BYTES: '2053',
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
      trustedProxies: ['10.0.0.0/8', '2001:db8::7'],
      healthPath: '/up',
      http: { keepAliveMs: 6, headersMs: 7 },
      benchPages: true,
      ticketSecret: 'a secret of more than thirty-two characters',
      heartbeatMs: 1_000,
      drainMs: 2_000,
      limits: {
        address: { connections: 11, upgradesPerSecond: 12, answers: 13, tokensPerMinute: 14 },
        connections: 1,
        frameBytes: 2_048,
        unfinishedFrameBytes: 2_053,
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
