import { StringDecoder } from 'node:string_decoder'

/** Bytes → text, in any pieces. */
type Decoder = { write(bytes: Buffer): string; end(): string }

/**
 * The text of a body. It is UTF-8, as the formats have it; UTF-16, which some send all the same, shows by its first two
 * bytes: a byte order mark, or a zero beside an ASCII character (RFC 4627, 3).
 */
export class BodyDecoder {
  #decoder: Decoder | undefined
  /** A first byte that came alone. */
  #first: Buffer = Buffer.alloc(0)

  /** The text that is complete by now. */
  write(bytes: Buffer): string {
    if (this.#decoder !== undefined) return this.#decoder.write(bytes)
    const start = this.#first.length === 0 ? bytes : Buffer.concat([this.#first, bytes])
    if (start.length < 2) {
      this.#first = start
      return ''
    }
    this.#decoder = decoderFor(start)
    return this.#decoder.write(start)
  }

  /** What was left over. */
  end(): string {
    return this.#decoder === undefined ? this.#first.toString() : this.#decoder.end()
  }
}

function decoderFor(start: Buffer): Decoder {
  const [first, second] = start
  if ((first === 0xff && second === 0xfe) || second === 0) return utf16('utf-16le')
  if ((first === 0xfe && second === 0xff) || first === 0) return utf16('utf-16be')
  return new StringDecoder('utf8')
}

function utf16(label: 'utf-16le' | 'utf-16be'): Decoder {
  const decoder = new TextDecoder(label)
  return {
    write: bytes => decoder.decode(bytes, { stream: true }),
    end: () => decoder.decode(),
  }
}
