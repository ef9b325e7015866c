import { describe, expect, it } from 'vitest'
import { describeProblems } from './problem.ts'
import { configOf, problemsOf } from './testing/parsed.ts'

describe('a wrong value', () => {
  const PORT = 'a port number from 1 to 65535 (0 takes a free one)'
  const MS = 'milliseconds, a whole number from 1 to 86400000'
  const COUNT = 'a whole number from 1 to 10000000'
  const BYTES = 'bytes, a whole number from 1024 to 68719476736'
  const HTTP = 'an address that starts with http:// or https://'
  const NETWORKS = 'addresses or networks separated by commas, such as 10.0.0.0/8, 2001:db8::7'
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
    ['TRUSTED_PROXIES', 'proxy.example.com', NETWORKS],
    ['TRUSTED_PROXIES', '10.0.0.0/33', NETWORKS],
    ['TRUSTED_PROXIES', '10.0.0/8', NETWORKS],
    ['TRUSTED_PROXIES', '10.0.0.1,', NETWORKS],
    ['TRUSTED_PROXIES', '::1/129', NETWORKS],
    ['MAX_CONNECTIONS_PER_ADDRESS', '0', COUNT],
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
