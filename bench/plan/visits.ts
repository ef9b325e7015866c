import { type Profile, withOnlyPage, withPage } from './profile.ts'

/** Which pages are loaded instead of this project's own. */
export type Visits = {
  /** The path of a page of somebody's own. */
  readonly page: string | undefined
  /** Whether it is of another app, which has no other. */
  readonly otherApp: boolean
}

/** A load that has pages among it: one of somebody's own stands in place of the rendered one, another app's in place of all. */
export function visiting(profile: Profile, { page, otherApp }: Visits): Profile {
  if (page === undefined) return profile
  return otherApp ? withOnlyPage(profile, page) : withPage(profile, page)
}

/** A load without pages, which asks for them only to be warm: they must be there. */
export function warming(profile: Profile, { page, otherApp }: Visits): Profile {
  return page !== undefined && otherApp ? withOnlyPage(profile, page) : profile
}
