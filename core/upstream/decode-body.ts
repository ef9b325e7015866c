import { pipeline, type Readable, type Transform } from 'node:stream'
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
} from 'node:zlib'
import { failure, UpstreamError } from './failure.ts'

const { BROTLI_OPERATION_FLUSH, Z_SYNC_FLUSH, ZSTD_e_flush } = constants
/** What has come is given at once; whether the answer was cut is not the decoder's to say. */
const zlib = { flush: Z_SYNC_FLUSH, finishFlush: Z_SYNC_FLUSH }
const brotli = { flush: BROTLI_OPERATION_FLUSH, finishFlush: BROTLI_OPERATION_FLUSH }
const zstd = { flush: ZSTD_e_flush, finishFlush: ZSTD_e_flush }

/** The content-encodings of HTTP (https://www.iana.org/assignments/http-parameters) but for the extinct `compress`. */
const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: () => createGunzip(zlib),
  'x-gzip': () => createGunzip(zlib),
  deflate: () => createInflate(zlib),
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
    .map(name => name.trim().toLowerCase())
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
