import { describe, expect, it } from 'vitest'
import { BodyDecoder } from './body-decoder.ts'

const TEXT = 'data: "你好 😀"\n\n'
const littleEndian = (text: string) => Buffer.from(text, 'utf16le')
const bigEndian = (text: string) => littleEndian(text).swap16()

/** What is read when the bytes come in pieces of this length. */
function decode(bytes: Buffer, pieceBytes: number): string {
  const decoder = new BodyDecoder()
  let text = ''
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    text += decoder.write(bytes.subarray(at, at + pieceBytes))
  }
  return text + decoder.end()
}

describe.each([1, 2, 3, 100])('BodyDecoder, in pieces of %i bytes, reads', pieceBytes => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-16 with a mark', littleEndian(`\ufeff${TEXT}`)],
    ['UTF-16 without', littleEndian(TEXT)],
    ['UTF-16, the greater byte first', bigEndian(`\ufeff${TEXT}`)],
    ['that without a mark', bigEndian(TEXT)],
  ])('%s', (_name, bytes) => {
    expect(decode(bytes, pieceBytes)).toBe(TEXT)
  })

  it('a single byte', () => {
    expect(decode(Buffer.from('x'), pieceBytes)).toBe('x')
  })

  it('nothing', () => {
    expect(decode(Buffer.alloc(0), pieceBytes)).toBe('')
  })
})
