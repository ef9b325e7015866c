import { benchPages } from '../../plan/profile.ts'
import type { Launch } from '../launch.ts'

/** The paths of the pages that visitors ask for. */
export type VisitedPages = Readonly<Record<keyof typeof benchPages, string>>

/** The pages of this project, or the one of another app in place of both. */
export function pagesOf({ app }: Pick<Launch, 'app'>): VisitedPages {
  return app === undefined ? benchPages : { static: app.page, rendered: app.page }
}
