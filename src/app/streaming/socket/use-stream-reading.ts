import { useEffect, useState } from 'react'
import type { StreamMeter, StreamReading } from './stream-meter.ts'

const readEveryMs = 200

/** What the meter says, read a few times a second while an answer comes and once when it ended. */
export function useStreamReading(meter: StreamMeter, active: boolean): StreamReading {
  const [reading, setReading] = useState(() => meter.read(performance.now()))

  useEffect(() => {
    const read = () => setReading(current => newReading(current, meter.read(performance.now())))
    read()
    if (!active) return
    const timer = setInterval(read, readEveryMs)
    return () => clearInterval(timer)
  }, [meter, active])

  return reading
}

function newReading(current: StreamReading, next: StreamReading): StreamReading {
  const same =
    current.state === next.state &&
    current.firstTokenMs === next.firstTokenMs &&
    current.firstReasoningMs === next.firstReasoningMs &&
    current.reasoningMs === next.reasoningMs &&
    current.tokensPerSecond === next.tokensPerSecond
  return same ? current : next
}
