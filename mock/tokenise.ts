// A white-space-led word, a run of line breaks, one or two ideographs, or one of anything else.
const pattern =
  /\n+|[^\S\n]?[\p{Script=Latin}\p{Number}]+|[^\S\n]?\p{Script=Han}{1,2}|[^\S\n]?[^\s]|\s/gu

const longestPiece = 7

/**
 * Cuts text into pieces of the size that language models send: English words with their leading blank, long ones in
 * pieces of about five letters; one or two Chinese characters. The pieces joined are the text.
 */
export function tokenise(text: string): string[] {
  return (text.match(pattern) ?? []).flatMap(cutPiece)
}

function cutPiece(piece: string, index: number): string[] {
  // Every third pair of ideographs is sent one by one, so that both sizes occur.
  if (/^\p{Script=Han}{2}$/u.test(piece) && index % 3 === 0) return [...piece]
  if (piece.length <= longestPiece) return [piece]
  // Five letters at a time; a rest of one or two stays with the piece before it.
  return piece.match(/.{5}(?=.{3})|.+/gsu) ?? [piece]
}
