import { type ComponentProps, useRef, useState } from 'react'
import { type Components, defaultRemarkPlugins, type ExtraProps, Streamdown } from 'streamdown'
import { literalTags } from './literal-tags.ts'
import styles from './markdown.module.css'

type MarkdownProps = { readonly text: string; readonly live: boolean }

/** An answer's markdown, rendered while it is still incomplete. */
export function Markdown({ text, live }: MarkdownProps) {
  return (
    <div className={styles.markdown} data-live={live}>
      <Streamdown components={components} remarkPlugins={remarkPlugins} isAnimating={live}>
        {text}
      </Streamdown>
    </div>
  )
}

const remarkPlugins = [...Object.values(defaultRemarkPlugins), literalTags]

// Streamdown's own components are styled with Tailwind classes, which this project does not build:
// plain elements in their place take the rules of markdown.module.css.
const components: Components = {
  h1: 'h3',
  h2: 'h4',
  h3: 'h5',
  h4: 'h6',
  h5: 'h6',
  h6: 'h6',
  p: 'p',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  strong: 'strong',
  em: 'em',
  hr: 'hr',
  blockquote: 'blockquote',
  thead: 'thead',
  tbody: 'tbody',
  tr: 'tr',
  th: 'th',
  td: 'td',
  sup: 'sup',
  sub: 'sub',
  section: 'section',
  code: 'code',
  a: Anchor,
  img: ImageLink,
  pre: CodeBlock,
  table: Table,
}

// What Streamdown puts in place of an address that has not come in whole yet.
const incompleteLink = 'streamdown:incomplete-link'

function Anchor({ node: _, ...props }: ComponentProps<'a'> & ExtraProps) {
  if (props.href === incompleteLink) return <span>{props.children}</span>
  return <a {...props} target="_blank" rel="noreferrer noopener" />
}

// An image named by a model is not fetched: its address could carry the conversation away.
function ImageLink({ src, alt }: ComponentProps<'img'> & ExtraProps) {
  const address = typeof src === 'string' ? src : ''
  return <Anchor href={address}>Image: {alt || address}</Anchor>
}

function Table({ node: _, ...props }: ComponentProps<'table'> & ExtraProps) {
  return (
    <div className={styles.table}>
      <table {...props} />
    </div>
  )
}

function CodeBlock({ node: _, ...props }: ComponentProps<'pre'> & ExtraProps) {
  const block = useRef<HTMLPreElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(block.current?.textContent ?? '')
      setCopied(true)
      setTimeout(() => setCopied(false), 1500)
    } catch {
      // Browsers keep the clipboard from plain-http pages: mark the text, for the user to copy.
      getSelection()?.selectAllChildren(block.current ?? document.body)
    }
  }
  return (
    <div className={styles.code}>
      <pre ref={block} {...props} />
      <button type="button" onClick={() => void copy()}>
        {copied ? 'Copied' : 'Copy'}
      </button>
    </div>
  )
}
