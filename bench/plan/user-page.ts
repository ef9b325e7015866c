import type { Profile } from './profile.ts'

/** Which page is loaded instead of this project's own. */
export type UserPage = {
  /** The path of a page of the caller's own; undefined: none was named. */
  readonly page?: string | undefined
  /** Whether it is of another app, which has no other. */
  readonly otherApp: boolean
}

/**
 * The profile with the caller's page: in place of the rendered one where pages are loaded, in place of all where it is another
 * app's, which has none of ours to be warm.
 */
export function withUserPage(profile: Profile, { page, otherApp }: UserPage): Profile {
  if (page === undefined) return profile
  if (otherApp) {
    const names = Object.keys(profile.pages)
    return { ...profile, pages: Object.fromEntries(names.map(name => [name, page])) }
  }
  const loadsPages = profile.windows.some(({ pages }) => pages.length > 0)
  return loadsPages ? { ...profile, pages: { ...profile.pages, rendered: page } } : profile
}
