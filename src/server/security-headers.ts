import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const SERVER_FILES = new URL('../../.next/server/', import.meta.url)
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g

/** Headers of every answer of the pages' server. A chat's id is in its address: no other site is told. */
export const PLAIN_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
} as const

/**
 * The Content-Security-Policy of a page. Scripts come from the page's own origin or carry the nonce, which Next reads from the
 * same header of the request; a page that the build has made has none, and its scripts are known by their hashes. React and
 * the development overlay set styles in attributes.
 *
 * @param sockets origins of the sockets that the page may open
 * @param hashes of `hashesOfPrerendered`
 */
export function contentSecurityPolicy({
  nonce,
  hashes,
  sockets,
  dev,
}: {
  nonce: string
  hashes: readonly string[]
  sockets: readonly string[]
  dev: boolean
}): string {
  // React's development build reconstructs the stacks of the server with `eval`.
  const scripts = ["'self'", `'nonce-${nonce}'`, ...hashes, ...(dev ? ["'unsafe-eval'"] : [])]
  return [
    "default-src 'self'",
    `script-src ${scripts.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    ["connect-src 'self'", ...sockets].join(' '),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The hashes of the inline scripts in the pages that the build has made, as the policy has them. */
export function hashesOfPrerendered(): readonly string[] {
  const cwd = fileURLToPath(SERVER_FILES)
  const scripts = globSync('{app,pages}/**/*.html', { cwd }).flatMap(file =>
    [...readFileSync(new URL(file, SERVER_FILES), 'utf8').matchAll(INLINE_SCRIPT)].map(
      ([, text = '']) => text,
    ),
  )
  return [...new Set(scripts)].map(
    text => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  )
}
