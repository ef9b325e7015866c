import { type RefObject, useEffect, useRef } from 'react'

// Within this many pixels of the end counts as being there.
const slackPixels = 60

type StickToBottom = {
  readonly scroller: RefObject<HTMLElement | null>
  readonly content: RefObject<HTMLDivElement | null>
}

/** Keeps a growing text's end in view, until the user scrolls away from it; each of the user's `questions` leads back there. */
export function useStickToBottom(questions: number): StickToBottom {
  const scroller = useRef<HTMLElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)

  useEffect(() => {
    const outer = scroller.current
    const inner = content.current
    if (outer === null || inner === null) return
    const remember = () => {
      atEnd.current = outer.scrollHeight - outer.scrollTop - outer.clientHeight < slackPixels
    }
    const follow = new ResizeObserver(() => {
      if (atEnd.current) outer.scrollTop = outer.scrollHeight
    })
    outer.addEventListener('scroll', remember, { passive: true })
    follow.observe(inner)
    follow.observe(outer)
    return () => {
      outer.removeEventListener('scroll', remember)
      follow.disconnect()
    }
  }, [])

  useEffect(() => {
    const outer = scroller.current
    if (outer === null || questions === 0) return
    atEnd.current = true
    outer.scrollTop = outer.scrollHeight
  }, [questions])

  return { scroller, content }
}
