import { describe, expect, it } from 'vitest'
import { describeProblems } from './problem.ts'
import { configOf, problemsOf } from './testing/parsed.ts'
import { describeUpstream, nameUpstream } from './upstream-choice.ts'

describe('the upstream', () => {
  const KEY = 'sk-canary-5f2a9c'
  const LOCAL = 'http://127.0.0.1:8080/v1'
  const PUBLIC = 'https://api.openai.com/v1'
  const server = {
    state: 'server',
    baseUrl: PUBLIC,
    apiKey: KEY,
    model: 'gpt-5.4-mini',
    plainHttp2: false,
    firstTokenMs: 60_000,
    idleMs: 30_000,
    totalMs: 1_800_000,
    proxies: { http: undefined, https: undefined, except: undefined },
  }

  it.each<[string, Record<string, string>, object]>([
    ['nothing', {}, { state: 'mock' }],
    ['a model alone', { OPEN_API_MODEL: 'x' }, { state: 'mock' }],
    ['a key', { OPEN_API_KEY: KEY }, server],
    ['a key in the other spelling', { OPENAI_API_KEY: KEY }, server],
    [
      'a local address',
      { OPEN_API_BASE_URL: LOCAL },
      { ...server, baseUrl: LOCAL, apiKey: undefined },
    ],
    [
      'the same in the other spelling',
      { OPENAI_BASE_URL: LOCAL },
      { ...server, baseUrl: LOCAL, apiKey: undefined },
    ],
    [
      'a key and an address',
      { OPEN_API_KEY: KEY, OPEN_API_BASE_URL: LOCAL },
      { ...server, baseUrl: LOCAL },
    ],
    [
      'both spellings: the first wins',
      { OPEN_API_KEY: KEY, OPENAI_API_KEY: 'b', OPEN_API_MODEL: 'm', OPENAI_MODEL: 'n' },
      { ...server, model: 'm' },
    ],
    [
      'plain HTTP/2 and waits',
      {
        OPEN_API_BASE_URL: LOCAL,
        OPEN_API_H2C: '1',
        OPEN_API_FIRST_TOKEN_MS: '7',
        OPEN_API_IDLE_MS: '8',
        OPEN_API_TOTAL_MS: '9',
      },
      {
        ...server,
        baseUrl: LOCAL,
        apiKey: undefined,
        plainHttp2: true,
        firstTokenMs: 7,
        idleMs: 8,
        totalMs: 9,
      },
    ],
    [
      'proxies, as shells write them',
      {
        OPEN_API_KEY: KEY,
        HTTPS_PROXY: 'proxy:3128',
        http_proxy: 'http://user:word@proxy',
        NO_PROXY: 'a,.b',
      },
      {
        ...server,
        proxies: { http: 'http://user:word@proxy', https: 'http://proxy:3128', except: 'a,.b' },
      },
    ],
    [
      'a proxy for everything else, as desktops write it',
      { OPEN_API_KEY: KEY, all_proxy: 'socks://127.0.0.1:7890/', HTTP_PROXY: 'http://proxy' },
      {
        ...server,
        proxies: { http: 'http://proxy', https: 'socks5://127.0.0.1:7890/', except: undefined },
      },
    ],
  ])('with %s', (_name, environment, expected) => {
    expect(configOf(environment).upstream).toEqual(expected)
  })

  it.each([
    'your_openai_api_key_here',
    'your-key',
    'YOUR_KEY',
    'sk-...',
    '<key>',
    'changeme',
    'xxxxxxxx',
  ])('with the placeholder %s is a problem, and says how to get the mock', key => {
    for (const name of ['OPEN_API_KEY', 'OPENAI_API_KEY']) {
      const [problem, ...others] = problemsOf({ [name]: key })
      expect(others).toEqual([])
      expect(problem).toMatchObject({
        expected: 'a real key',
        found: 'the placeholder of an example file',
      })
      expect(problem?.remedy).toContain('mock')
    }
  })

  it.each([PUBLIC, 'https://API.openai.com/v1/', 'http://api.openai.com'])(
    'at %s without a key is a problem',
    url => {
      expect(problemsOf({ OPEN_API_BASE_URL: url })).toMatchObject([
        { variable: 'OPEN_API_KEY', found: 'nothing' },
      ])
    },
  )

  it('over TLS with plain HTTP/2 is a problem', () => {
    expect(problemsOf({ OPEN_API_KEY: KEY, OPEN_API_H2C: '1' })).toMatchObject([
      { variable: 'OPEN_API_H2C', remedy: 'remove OPEN_API_H2C' },
    ])
  })

  it('is described without key or credentials', () => {
    expect(describeUpstream({ state: 'mock' })).toBe('mock')
    const baseUrl = `http://user:${KEY}@127.0.0.1:8080/v1?key=${KEY}`
    const { upstream } = configOf({ OPEN_API_KEY: KEY, OPEN_API_BASE_URL: baseUrl })
    expect(describeUpstream(upstream)).toBe('gpt-5.4-mini at http://127.0.0.1:8080/v1')
  })

  it('is named for strangers by its model alone', () => {
    expect(nameUpstream({ state: 'mock' })).toBe('mock')
    const { upstream } = configOf({ OPEN_API_BASE_URL: 'http://10.1.2.3:8080/v1' })
    expect(nameUpstream(upstream)).toBe('gpt-5.4-mini')
  })

  it('has its key in no message, whatever else is wrong', () => {
    const environment = { PORT: 'x', OPEN_API_KEY: KEY, OPENAI_API_KEY: KEY, OPEN_API_H2C: '1' }
    expect(describeProblems(problemsOf(environment))).not.toContain('canary')
    const secret = describeProblems(problemsOf({ TICKET_SECRET: 'canary' }))
    expect(secret).toContain('TICKET_SECRET: expected 32 characters or more')
    expect(secret).not.toContain('canary')
    const credentials = { OPEN_API_BASE_URL: `ftp://user:${KEY}@example.com` }
    expect(describeProblems(problemsOf(credentials))).not.toContain('canary')
  })
})
