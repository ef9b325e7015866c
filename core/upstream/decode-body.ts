import { PassThrough, pipeline, type Readable, type Transform } from 'node:stream'
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib'
import { ByFirstByte } from './by-first-byte.ts'
import { failure, UpstreamError } from './failure.ts'

const { BROTLI_OPERATION_FLUSH, Z_SYNC_FLUSH, ZSTD_e_flush } = constants
/** What has come is given at once; whether the answer was cut is not the decoder's to say. */
const zlib = { flush: Z_SYNC_FLUSH, finishFlush: Z_SYNC_FLUSH }
const brotli = { flush: BROTLI_OPERATION_FLUSH, finishFlush: BROTLI_OPERATION_FLUSH }
const zstd = { flush: ZSTD_e_flush, finishFlush: ZSTD_e_flush }

/** The first byte of a gzip file (RFC 1952, 2.3.1). */
const GZIP = 0x1f
/** Whether a first byte says zlib's only method, deflate (RFC 1950, 2.2); a raw stream cannot begin with it. */
const isZlib = (byte: number) => (byte & 0x0f) === 8

/** The content-encodings of HTTP (https://www.iana.org/assignments/http-parameters) but for the extinct `compress`. */
const decoders: Readonly<Record<string, () => Transform>> = {
  // Some proxies decode a body and leave its header as it was.
  gzip: () => new ByFirstByte(byte => (byte === GZIP ? createGunzip(zlib) : new PassThrough())),
  deflate: () =>
    // Some take the name at its word and leave out zlib's header, as RFC 9110, 8.4.1.2 notes.
    new ByFirstByte(byte => (isZlib(byte) ? createInflate(zlib) : createInflateRaw(zlib))),
  br: () => createBrotliDecompress(brotli),
  zstd: () => createZstdDecompress(zstd),
}

/** Besides `identity`, what servers write to keep proxies from compressing a stream. */
const PLAIN = ['', 'identity', 'none', 'utf-8']

/**
 * A body without its content-encodings. They are not asked for; some servers and proxies apply them all the same.
 *
 * @param encodings the header's value, such as `gzip` or `br, gzip`
 * @throws UpstreamError for an encoding that nobody knows
 */
export function decodeBody(body: Readable, encodings: string | undefined): Readable {
  const names = (encodings ?? '')
    .split(',')
    .map(name => name.trim().toLowerCase().replace(/^x-/, ''))
    .filter(name => !PLAIN.includes(name))
  const known = names.map(name => decoders[name])
  if (known.includes(undefined)) {
    body.on('error', () => {}).destroy()
    throw new UpstreamError(failure('malformed', { detail: 'an unknown content-encoding' }))
  }
  // The last encoding was applied last.
  return known.reduceRight<Readable>(
    (encoded, open) => (open === undefined ? encoded : pipeline(encoded, open(), () => {})),
    body,
  )
}
