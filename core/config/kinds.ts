import { isIP } from 'node:net'
import { z } from 'zod'

/** One environment variable: how it is read, what it is when unset, and why it exists. */
export type Variable<Value> = {
  /** Turns the text of the environment into the value; its refusal is reported with `expected`. */
  readonly schema: z.ZodType<Value, string>
  /** The text that stands for an unset variable; `undefined` leaves the value undefined. */
  readonly fallback: string | undefined
  /** What a right value looks like, in words: the second half of every refusal. */
  readonly expected: string
  /** One line for `.env.example`. */
  readonly why: string
}

/** A variable with a default. */
export type Defaulted<Value> = Variable<Value> & { readonly fallback: string }
/** A variable that may be unset. */
export type Optional<Value> = Variable<Value> & { readonly fallback: undefined }

const integer = (minimum: number, maximum: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(minimum).max(maximum))

/** 1,024 bytes. */
export const KIB = 1024
/** 1,024 KiB. */
export const MIB = 1024 * KIB

/** A port; 0 takes a free one. */
export const port = (fallback: number, why: string): Defaulted<number> => ({
  schema: integer(0, 65_535),
  fallback: String(fallback),
  expected: 'a port number from 1 to 65535 (0 takes a free one)',
  why,
})

/** A time, of a day at most. */
export const milliseconds = (fallback: number, why: string): Defaulted<number> => ({
  schema: integer(1, 86_400_000),
  fallback: String(fallback),
  expected: 'milliseconds, a whole number from 1 to 86400000',
  why,
})

/** How many. */
export const count = (fallback: number, why: string): Defaulted<number> => ({
  schema: integer(1, 10_000_000),
  fallback: String(fallback),
  expected: 'a whole number from 1 to 10000000',
  why,
})

/** A share; 100 sets no limit. */
export const percent = (fallback: number, why: string): Defaulted<number> => ({
  schema: integer(1, 100),
  fallback: String(fallback),
  expected: 'a whole number from 1 to 100 (100 sets no limit)',
  why,
})

/** A size. */
export const bytes = (fallback: number, why: string): Defaulted<number> => ({
  schema: integer(KIB, 64 * KIB * MIB),
  fallback: String(fallback),
  expected: `bytes, a whole number from ${KIB} to ${64 * KIB * MIB}`,
  why,
})

/** An IPv6 address may stand in the brackets that it has in a URL. */
export const host = (fallback: string, why: string): Defaulted<string> => ({
  schema: z.string().transform(value => value.replace(/^\[(.*)\]$/, '$1')),
  fallback,
  expected: 'a host name or an address',
  why,
})

/** The path of a URL. */
export const path = (fallback: string, why: string): Defaulted<string> => ({
  schema: z.string().regex(/^\/[\w./-]+$/),
  fallback,
  expected: `a path such as ${fallback}`,
  why,
})

/** Any text. */
export const optionalText = (why: string): Optional<string> => ({
  schema: z.string(),
  fallback: undefined,
  expected: 'some text',
  why,
})

/** What stands in place of a secret where nothing is to be signed. */
export const NO_SECRET = 'off'

/** A secret that is long enough for HMAC-SHA-256 (RFC 7518, 3.2: as long as the hash, 32 bytes), or the word that does without. */
export const secret = (why: string): Optional<string> => ({
  schema: z.literal(NO_SECRET).or(z.string().min(32)),
  fallback: undefined,
  expected: `32 characters or more that nobody can guess, or ${NO_SECRET}`,
  why,
})

/** An absolute URL of one of these protocols. */
export const url = (protocols: readonly string[], why: string): Optional<string> => ({
  schema: z.string().refine(value => protocols.includes(URL.parse(value)?.protocol ?? '')),
  fallback: undefined,
  expected: `an address that starts with ${protocols.map(protocol => `${protocol}//`).join(' or ')}`,
  why,
})

const PROXY_PROTOCOLS = ['http:', 'https:', 'socks5:']

/**
 * Shells have it without a scheme too, which means http; `socks://` and `socks5h://`, as desktops and curl write it, are
 * SOCKS 5, where the proxy looks names up.
 */
export const proxy = (why: string): Optional<string> => ({
  schema: z
    .string()
    .transform(value => (value.includes('://') ? value : `http://${value}`))
    .transform(value => value.replace(/^socks(5h)?:/i, 'socks5:'))
    .refine(value => PROXY_PROTOCOLS.includes(URL.parse(value)?.protocol ?? '')),
  fallback: undefined,
  expected: 'the address of a proxy, such as http://proxy.example.com:3128',
  why,
})

/** Yes or no. */
export const flag = (why: string): Defaulted<boolean> => ({
  schema: z.enum(['0', '1']).transform(value => value === '1'),
  fallback: '0',
  expected: '0 or 1',
  why,
})

/** `http://host:port`, or the words `null` and `absent` for a request with that or no Origin header. */
const isOrigin = (value: string) =>
  value === 'null' ||
  value === 'absent' ||
  (/^https?:$/.test(URL.parse(value)?.protocol ?? '') && URL.parse(value)?.origin === value)

/** Origins of pages. */
export const origins: Optional<readonly string[]> = {
  schema: z
    .string()
    .transform(value => value.split(',').map(origin => origin.trim()))
    .pipe(z.array(z.string().refine(isOrigin))),
  fallback: undefined,
  expected:
    'origins separated by commas, each scheme, host and port without a path (https://chat.example.com), or the words null or absent',
  why: 'pages that may open a socket; unset: localhost, 127.0.0.1 and [::1] at the port of the page',
}

/** An IPv4 or IPv6 address, or a network of them: `10.0.0.0/8`. */
const isNetwork = (value: string) => {
  const [address = '', prefix, ...rest] = value.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return (
    prefix === undefined || (/^\d+$/.test(prefix) && Number(prefix) <= (version === 6 ? 128 : 32))
  )
}

/** A list of addresses and networks. */
export const networks = (why: string): Optional<readonly string[]> => ({
  schema: z
    .string()
    .transform(value => value.split(',').map(network => network.trim()))
    .pipe(z.array(z.string().refine(isNetwork))),
  fallback: undefined,
  expected: 'addresses or networks separated by commas, such as 10.0.0.0/8, 2001:db8::7',
  why,
})
