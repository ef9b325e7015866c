/** What tells whether a page can be measured. */
export type PageAnswer = {
  readonly status: number
  /** Where it sends its visitor; null: nowhere. */
  readonly location: string | null
}

/** Where apps send those who are to sign in. */
const SIGN_IN = /\b((log|sign)[-_]?in|auth|oauth2?|sso)\b/i

/** Asks for a page as a visitor without a session does, who follows nothing; to the end of its answer. */
export async function askPage(url: string, signal?: AbortSignal): Promise<PageAnswer> {
  const response = await fetch(url, { redirect: 'manual', ...(signal && { signal }) })
  await response.arrayBuffer()
  return { status: response.status, location: response.headers.get('location') }
}

/** Why a page cannot be measured, and what to do about it; undefined: it can. */
export function pageObstacle(
  path: string,
  { status, location }: PageAnswer,
  origin: string,
): string | undefined {
  if (status === 200) return undefined
  const to = location === null || status < 300 || status > 399 ? undefined : location
  const found = to === undefined ? `${status}` : `${status}, which sends the visitor to ${to}`
  return `${path}: expected 200 before any load, found ${found}. Remedy: ${remedy(status, to, origin)}`
}

function remedy(status: number, to: string | undefined, origin: string): string {
  if (status === 401 || status === 403 || (to !== undefined && SIGN_IN.test(to))) {
    return 'name a page that answers without signing in (--page), for the bench has no account'
  }
  if (to !== undefined) {
    const target = URL.parse(to, origin)
    return target?.origin === origin
      ? `--page ${target.pathname}${target.search}`
      : 'name a page that this app answers itself (--page)'
  }
  if (status === 404) return 'name a page that the app has (--page)'
  if (status >= 500) return 'mend the page, or name another (--page)'
  return 'name a page that answers a plain GET with 200 (--page)'
}

/**
 * Asks for each page twice: what Next loads on a first request belongs to the deployment, not to the load.
 *
 * @throws Error with the remedy when one does not answer with 200
 */
export async function warmPages(pageUrl: string, paths: readonly string[]): Promise<void> {
  for (const path of [...paths, ...paths]) {
    const obstacle = pageObstacle(path, await askPage(pageUrl + path), pageUrl)
    if (obstacle !== undefined) throw new Error(obstacle)
  }
}
