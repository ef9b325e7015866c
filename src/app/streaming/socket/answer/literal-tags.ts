/** A node of a markdown tree, as far as it matters here. */
type Node = { type: string; readonly value?: string; readonly children?: Node[] }

/** The elements that format text. */
const formatting = new Set(
  'a b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var'.split(
    ' ',
  ),
)

/**
 * A plugin of remark: a tag that formats nothing is text. The renderer drops what it does not know, so that of a model's
 * `<think>`, or of `List<T>` outside of code, nothing would be seen.
 */
export function literalTags() {
  return (tree: Node): void => {
    const open = [tree]
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node.type === 'html' && isLiteral(node.value ?? '')) node.type = 'text'
      open.push(...(node.children ?? []))
    }
  }
}

function isLiteral(html: string): boolean {
  const name = /^\s*<\/?([a-z][a-z0-9-]*)/i.exec(html)?.[1]
  return name !== undefined && !formatting.has(name.toLowerCase())
}
