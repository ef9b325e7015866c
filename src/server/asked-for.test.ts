import { describe, expect, it } from 'vitest'
import { askedFor } from './asked-for.ts'

const host = '127.0.0.1:3000'

describe('askedFor', () => {
  it.each([
    [{}, null],
    [{ 'x-forwarded-proto': 'https' }, 'https'],
    [{ 'x-forwarded-proto': 'https, http' }, 'https'],
    [{ 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example;proto=https' }, null],
  ])('believes Host alone: %o', (headers, protocol) => {
    expect(askedFor(new Headers({ host, ...headers }), { trustProxy: false })).toEqual({
      host,
      protocol,
    })
  })

  it.each([
    [{}, host, null],
    [{ 'x-forwarded-host': 'app.example' }, 'app.example', null],
    [
      { 'x-forwarded-host': 'app.example, inner', 'x-forwarded-proto': 'https' },
      'app.example',
      'https',
    ],
    [{ forwarded: 'for=1.2.3.4;host=app.example;proto=https' }, 'app.example', 'https'],
    [
      { forwarded: 'For="[2001:db8::1]:4711"; Proto=https; Host="app.example:8443", for=10.0.0.1' },
      'app.example:8443',
      'https',
    ],
    [{ forwarded: 'host="[2001:db8::2]:8443"' }, '[2001:db8::2]:8443', null],
    [{ forwarded: 'for=1.2.3.4', 'x-forwarded-host': 'app.example' }, 'app.example', null],
    [{ 'x-forwarded-host': '' }, host, null],
  ])('believes a proxy that is trusted: %o', (headers, expected, protocol) => {
    expect(askedFor(new Headers({ host, ...headers }), { trustProxy: true })).toEqual({
      host: expected,
      protocol,
    })
  })
})
