import { readFileSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'

/** What the name of a compressed file ends with: Brotli (RFC 7932), which packs samples a tenth smaller than zstd does. */
export const COMPRESSED = '.br'

/** Packs a text as small as it gets. Takes seconds for a megabyte. */
export function compress(text: string): Buffer {
  const content = Buffer.from(text)
  return brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength,
    },
  })
}

/**
 * Reads a text file, compressed or not.
 *
 * @throws Error when a compressed file is cut short
 */
export function readText(path: string): string {
  const content = readFileSync(path)
  if (!path.endsWith(COMPRESSED)) return content.toString('utf8')
  try {
    return brotliDecompressSync(content).toString('utf8')
  } catch (error) {
    throw new Error(
      `${path} is cut short, or no Brotli file. Remedy: put the file back as it was kept`,
      { cause: error },
    )
  }
}
