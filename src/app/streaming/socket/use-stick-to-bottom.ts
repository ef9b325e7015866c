import { type RefObject, useEffect, useRef } from 'react'

// Within this many pixels of the end counts as being there.
const slackPixels = 60

type StickToBottom = {
  readonly scroller: RefObject<HTMLElement | null>
  readonly content: RefObject<HTMLDivElement | null>
}

/** Keeps a growing text's end in view, until the user scrolls away from it. */
export function useStickToBottom(): StickToBottom {
  const scroller = useRef<HTMLElement>(null)
  const content = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const outer = scroller.current
    const inner = content.current
    if (outer === null || inner === null) return
    let atEnd = true
    const remember = () => {
      atEnd = outer.scrollHeight - outer.scrollTop - outer.clientHeight < slackPixels
    }
    const follow = new ResizeObserver(() => {
      if (atEnd) outer.scrollTop = outer.scrollHeight
    })
    outer.addEventListener('scroll', remember, { passive: true })
    follow.observe(inner)
    follow.observe(outer)
    return () => {
      outer.removeEventListener('scroll', remember)
      follow.disconnect()
    }
  }, [])

  return { scroller, content }
}
