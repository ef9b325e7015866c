import { describe, expect, it } from 'vitest'
import { anonymousSession } from './session-cookie.ts'
import { mintTicket } from './ticket.ts'

const secret = 'a secret of more than thirty-two characters'
const origin = 'http://localhost:3000'
const session = (cookies?: string, from: string | undefined = origin) =>
  anonymousSession({ cookies, origin: from }, secret)
/** The cookie as the browser sends it back. */
const sentBack = (setCookie = '') => setCookie.split(';', 1)[0] ?? ''

describe('an anonymous session', () => {
  it('is made at the first visit, and found again at the next', async () => {
    const first = await session()
    expect(first.setCookie).toMatch(
      /^chat-session-3000=[\w.-]+; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    const cookies = `theme=dark; ${sentBack(first.setCookie)}; chat-session-3=x`
    expect(await session(cookies)).toEqual({ user: first.user })
  })

  it('is another for each browser', async () => {
    expect((await session()).user).not.toBe((await session()).user)
  })

  it('is sent over TLS alone where the page came over TLS', async () => {
    const { setCookie } = await session(undefined, 'https://chat.example.com')
    expect(setCookie).toMatch(/^chat-session=.*; Secure$/)
  })

  it.each([
    [
      'of another secret',
      async () => {
        const other = await anonymousSession({ cookies: undefined, origin }, `${secret}!`)
        return sentBack(other.setCookie)
      },
    ],
    [
      'with another user in it',
      async () => {
        const [header, , signature] = sentBack((await session()).setCookie).split('.')
        const claims = { aud: 'session', sub: 'ann', exp: 9_999_999_999 }
        return `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`
      },
    ],
    [
      'that is a ticket',
      async () => `chat-session-3000=${await mintTicket({ user: 'ann', origin }, secret)}`,
    ],
    ['that is nothing', async () => 'chat-session-3000='],
    [
      'of another port',
      async () => sentBack((await session(undefined, 'http://localhost:3001')).setCookie),
    ],
  ])('is made anew for a cookie %s', async (_, make) => {
    const found = await session(await make())
    expect(found.setCookie).toBeDefined()
    expect(found.user).toMatch(/^[\da-f-]{36}$/)
  })
})
