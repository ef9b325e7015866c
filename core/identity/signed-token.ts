import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose'

/** What a token says; times in seconds since 1970 (RFC 7519, 4.1). */
export type Claims = {
  /** What the token is for: one of another purpose counts as forged. */
  readonly aud: string
  /** The user. */
  readonly sub: string
  readonly exp: number
  readonly jti?: string
  readonly origin?: string
}

/** What a text turned out to be. */
export type Verified =
  | { readonly state: 'valid'; readonly claims: Claims }
  | { readonly state: 'refused'; readonly cause: 'malformed' | 'forged' | 'expired' }

/** The only algorithm that is written or read (RFC 8725, 3.1). */
const ALGORITHM = 'HS256'

const MAX_CHARACTERS = 2_048

/** Claims as a JSON Web Token, signed with HMAC-SHA-256. */
export async function signToken(claims: Claims, secret: string): Promise<string> {
  return await new SignJWT(claims as JWTPayload)
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
    .sign(await keyOf(secret))
}

/** Reads a token that was signed with this secret for this purpose. Never rejects. */
export async function verifyToken(
  token: string,
  { secret, audience }: { secret: string; audience: string },
): Promise<Verified> {
  if (token.length > MAX_CHARACTERS) return { state: 'refused', cause: 'malformed' }
  try {
    const { payload } = await jwtVerify(token, await keyOf(secret), {
      algorithms: [ALGORITHM],
      audience,
      requiredClaims: ['sub', 'exp'],
    })
    return { state: 'valid', claims: payload as Claims }
  } catch (error) {
    return { state: 'refused', cause: causeOf(error) }
  }
}

/** A process has one secret. Its key is made once: for each token anew it would cost half of what checking one does. */
const keys = new Map<string, Promise<CryptoKey>>()

function keyOf(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret)
  if (known !== undefined) return known
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const bytes = new TextEncoder().encode(secret)
  const key = crypto.subtle.importKey('raw', bytes, hmac, false, ['sign', 'verify'])
  keys.set(secret, key)
  return key
}

function causeOf(error: unknown): Extract<Verified, { state: 'refused' }>['cause'] {
  if (error instanceof errors.JWTExpired) return 'expired'
  const isMalformed = error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid
  return isMalformed ? 'malformed' : 'forged'
}
