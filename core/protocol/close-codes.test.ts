import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { announcedRetryMs, announceRetry, closeCodes, retryAfterClose } from './close-codes.ts'

describe('close codes', () => {
  it('names each code once: what RFC 6455 lets a server send, and one of private use (7.4.2) for the page', () => {
    const codes = Object.values(closeCodes).map(({ code }) => code)
    expect(codes).toEqual([1000, 1001, 1008, 1009, 1011, 1012, 4401, 1013])
  })

  it.each([
    [1000, 'never'],
    [1001, 'now'],
    [1008, 'never'],
    [1009, 'never'],
    [1011, 'after-backoff'],
    [1012, 'when-announced'],
    [1013, 'after-backoff'],
    [1006, 'after-backoff'],
    [4401, 'never'],
    [4999, 'after-backoff'],
  ])('after %i a client may come back: %s', (code, retry) => {
    expect(retryAfterClose(code)).toBe(retry)
  })
})

describe('the announced retry', () => {
  it('is written as whole milliseconds', () => {
    expect(announceRetry(1234.4)).toBe('retry-after-ms=1234')
    expect(announceRetry(0)).toBe('retry-after-ms=0')
  })

  it('is read back, and fits a close frame', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), ms => {
        expect(announcedRetryMs(announceRetry(ms))).toBe(ms)
        expect(Buffer.byteLength(announceRetry(ms))).toBeLessThanOrEqual(123)
      }),
    )
  })

  it.each([
    '',
    'restart',
    'retry-after-ms=',
    'retry-after-ms=-1',
    'retry-after-ms=1.5',
    'retry-after-ms=1e3',
    'retry-after-ms=1 ',
    ' retry-after-ms=1',
    'retry-after-ms=1\n',
    'retry-after-ms=1234567890',
  ])('is not read out of %j', reason => {
    expect(announcedRetryMs(reason)).toBeUndefined()
  })
})
