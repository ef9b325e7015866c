/**
 * Puts a text between the two marks of that name, `<!-- reference:NAME -->` and `<!-- /reference:NAME -->`, in place of what
 * stands there.
 *
 * @throws Error when the document does not have the marks, once each and in this order
 */
export function fillMarked(document: string, name: string, text: string): string {
  const [begin, end] = [`<!-- reference:${name} -->`, `<!-- /reference:${name} -->`]
  const [before, within, ...more] = document.split(begin)
  const [, after, ...further] = within?.split(end) ?? []
  if (after === undefined || more.length > 0 || further.length > 0) {
    throw new Error(`expected ${begin} and then ${end}, once each, found them otherwise`)
  }
  return `${before}${begin}\n\n${text}\n\n${end}${after}`
}
