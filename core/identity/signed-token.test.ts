import { describe, expect, it, vi } from 'vitest'
import { signToken, verifyToken } from './signed-token.ts'

const secret = 'a secret of more than thirty-two characters'
const inAMinute = () => Math.floor(Date.now() / 1_000) + 60
const claims = { aud: 'socket', sub: 'ann', exp: inAMinute(), jti: '1', origin: 'http://a' }
const verify = (token: string, audience = 'socket') => verifyToken(token, { secret, audience })
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('a signed token', () => {
  it('gives back what was signed', async () => {
    expect(await verify(await signToken(claims, secret))).toEqual({ state: 'valid', claims })
  })

  it('is a JSON Web Token as others make it', async () => {
    const [header, payload] = (await signToken(claims, secret)).split('.')
    expect(JSON.parse(Buffer.from(header ?? '', 'base64url').toString())).toEqual({
      alg: 'HS256',
      typ: 'JWT',
    })
    expect(payload).toBe(encoded(claims))
  })

  it('is refused once it has expired', async () => {
    const token = await signToken({ ...claims, exp: inAMinute() }, secret)
    vi.useFakeTimers({ now: Date.now() + 61_000 })
    try {
      expect(await verify(token)).toEqual({ state: 'refused', cause: 'expired' })
    } finally {
      vi.useRealTimers()
    }
  })

  it.each([
    ['signed with another secret', async () => await signToken(claims, `${secret}!`), 'forged'],
    ['for another purpose', () => signToken({ ...claims, aud: 'session' }, secret), 'forged'],
    [
      'with other claims below the same signature',
      async () => {
        const [header, , signature] = (await signToken(claims, secret)).split('.')
        return `${header}.${encoded({ ...claims, sub: 'bob' })}.${signature}`
      },
      'forged',
    ],
    [
      'with half a signature',
      async () => (await signToken(claims, secret)).slice(0, -20),
      'forged',
    ],
    [
      'that says it has no signature',
      () => `${encoded({ alg: 'none' })}.${encoded(claims)}.`,
      'forged',
    ],
    [
      'with the signature left out',
      async () => (await signToken(claims, secret)).replace(/[^.]*$/, ''),
      'forged',
    ],
    ['with a fourth part', async () => `${await signToken(claims, secret)}.x`, 'malformed'],
    ['of nothing', () => '', 'malformed'],
    ['of a mebibyte', () => 'x'.repeat(1 << 20), 'malformed'],
  ])('is refused %s', async (_, make, cause) => {
    expect(await verify(await make())).toEqual({ state: 'refused', cause })
  })
})
