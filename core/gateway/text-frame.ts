import type { Duplex } from 'node:stream'

/** FIN and the text opcode (RFC 6455, 5.2). */
const TEXT = 0x81
const LARGEST_SHORT = 125
const LARGEST_MEDIUM = 0xffff

/**
 * Writes one unmasked, uncompressed text frame in a single write. `ws` writes header and payload apart, which costs a
 * cork, two queue entries and a writev: a third of a token's way out.
 */
export function writeTextFrame(duplex: Duplex, text: string): void {
  const bytes = Buffer.byteLength(text)
  if (bytes === text.length && bytes <= LARGEST_MEDIUM) {
    // ASCII: header and payload are one latin1 string, which libuv writes without a Buffer in between.
    duplex.write(shortHead(bytes) + text, 'latin1')
    return
  }
  const head = headBytes(bytes)
  const frame = Buffer.allocUnsafe(head + bytes)
  frame[0] = TEXT
  if (head === 2) frame[1] = bytes
  if (head === 4) {
    frame[1] = 126
    frame.writeUInt16BE(bytes, 2)
  }
  if (head === 10) {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(bytes), 2)
  }
  frame.write(text, head, 'utf8')
  duplex.write(frame)
}

const heads: (string | undefined)[] = []

function shortHead(bytes: number): string {
  const known = heads[bytes]
  if (known !== undefined) return known
  const head =
    bytes <= LARGEST_SHORT
      ? String.fromCharCode(TEXT, bytes)
      : String.fromCharCode(TEXT, 126, bytes >> 8, bytes & 0xff)
  if (bytes < 1024) heads[bytes] = head
  return head
}

function headBytes(bytes: number): number {
  if (bytes <= LARGEST_SHORT) return 2
  return bytes <= LARGEST_MEDIUM ? 4 : 10
}
