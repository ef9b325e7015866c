import { expect, it } from 'vitest'
import { contentSecurityPolicy } from './security-headers.ts'

it('lets in scripts of the page alone, and sockets of the deployment alone', () => {
  const policy = { nonce: 'bm9uY2U=', hashes: ["'sha256-a'"], sockets: ['ws://h:3001'], dev: false }
  expect(contentSecurityPolicy(policy).split('; ')).toEqual([
    "default-src 'self'",
    "script-src 'self' 'nonce-bm9uY2U=' 'sha256-a'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' ws://h:3001",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ])
  expect(contentSecurityPolicy({ ...policy, dev: true })).toContain(
    "'nonce-bm9uY2U=' 'sha256-a' 'unsafe-eval'",
  )
})
