import { useLayoutEffect, useRef, useState } from 'react'
import styles from './answer-text.module.css'
import { Markdown } from './markdown.tsx'
import { RenderBoundary } from './render-boundary.tsx'
import { isRenderable } from './renderable.ts'

type AnswerTextProps = { readonly text: string; readonly live: boolean }

/** A rendering that takes longer stands in the way of the page: the text is then shown as it is. */
const slowMs = 500
/** One may be slow because the machine was busy. */
const slowTimes = 3

/**
 * An answer as formatted text, or as plain text where formatting it would take too long or fails: what a model writes can
 * cost a reader the format of that answer, never the page.
 */
export function AnswerText({ text, live }: AnswerTextProps) {
  const [slow, setSlow] = useState(false)
  const times = useRef(0)
  const plain = <p className={styles.plain}>{text}</p>
  const formatted = !slow && isRenderable(text)
  const startMs = performance.now()

  useLayoutEffect(() => {
    if (!formatted || performance.now() - startMs < slowMs) return
    times.current += 1
    if (times.current >= slowTimes) setSlow(true)
  })

  return (
    <div data-rendering={formatted ? 'formatted' : 'plain'}>
      {formatted ? (
        <RenderBoundary fallback={plain}>
          <Markdown text={text} live={live} />
        </RenderBoundary>
      ) : (
        plain
      )}
    </div>
  )
}
