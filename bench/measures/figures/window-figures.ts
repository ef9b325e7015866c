import type { Answers } from '../../plan/profile.ts'
import type { DelayFigures } from './delay.ts'
import type { PageFigures } from './pages.ts'
import type { StreamFigures } from './streams.ts'
import type { RelayFigures, UsageFigures } from './usage.ts'

/** The figures of one load window. What the window does not have is undefined. */
export type WindowFigures = {
  readonly name: string
  readonly streams: StreamFigures | undefined
  readonly delay: DelayFigures | undefined
  readonly usage: UsageFigures | undefined
  readonly relay: RelayFigures | undefined
  readonly pages: readonly PageFigures[]
  /** Why no token of the server tells how late it is. */
  readonly unstamped?: Answers['unstamped']
}
