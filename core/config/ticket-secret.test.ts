import { describe, expect, it } from 'vitest'
import { configOf, problemsOf } from './testing/parsed.ts'
import { withSecret } from './ticket-secret.ts'

const REDIS_URL = 'redis://127.0.0.1'
const TICKET_SECRET = 'a secret of more than thirty-two characters'

describe('the secret of tickets', () => {
  it.each([
    ['always', {}, true],
    ['always', { REDIS_URL }, true],
    ['alone', {}, true],
    ['alone', { TICKET_SECRET: ' ' }, true],
    ['alone', { REDIS_URL }, false],
    ['never', {}, false],
  ] as const)('is drawn %s with %j: %s', (draws, environment, isDrawn) => {
    const [one, other] = [withSecret(environment, draws), withSecret(environment, draws)]
    expect(configOf({ ...one } as Record<string, string>).ticketSecret).toEqual(
      isDrawn ? expect.stringMatching(/^[0-9a-f]{64}$/) : undefined,
    )
    expect(one.TICKET_SECRET === other.TICKET_SECRET).toBe(!isDrawn)
  })

  it.each([TICKET_SECRET, 'off'])('is never drawn in place of %s', set => {
    expect(withSecret({ TICKET_SECRET: set }, 'always')).toEqual({ TICKET_SECRET: set })
  })

  it.each(['0.0.0.0', '::', 'chat.example.com', '10.0.0.7', '127.0.0.1.example.com'])(
    'has to be set where HOST is %s, or to be off',
    HOST => {
      expect(problemsOf({ HOST })).toEqual([
        {
          variable: 'TICKET_SECRET',
          expected: `one secret for all processes, because HOST is ${HOST}`,
          found: 'none',
          remedy: expect.stringContaining('openssl rand -hex 32'),
        },
      ])
      expect(configOf({ HOST, TICKET_SECRET }).ticketSecret).toBe(TICKET_SECRET)
      expect(configOf({ HOST, TICKET_SECRET: 'off' }).ticketSecret).toBeUndefined()
    },
  )

  it.each(['127.0.0.1', '127.9.9.9', 'localhost', '[::1]'])('may be missing on %s', HOST => {
    expect(configOf({ HOST }).ticketSecret).toBeUndefined()
  })

  it('is not shown where it is too short', () => {
    expect(JSON.stringify(problemsOf({ TICKET_SECRET: 'canary' }))).not.toContain('canary')
  })
})
