import { failure, redirected, UpstreamError } from './failure.ts'

const MAX_HOPS = 5
const REDIRECTS = [301, 302, 303, 307, 308]

/** Whether a status sends its request to another address. */
export function isRedirect(status: number): boolean {
  return REDIRECTS.includes(status)
}

/**
 * Where a request is redirected to, method and body included. It goes to the same host alone, and never from https to http: the key would be told
 * to somebody else.
 *
 * @param hops how many redirects were followed before
 * @throws UpstreamError for a redirect that is not followed
 */
export function redirectTarget(from: URL, location: string, hops: number): URL {
  const to = URL.parse(location, from)
  if (to === null || hops === MAX_HOPS) throw new UpstreamError(failure('redirected'))
  const isSafe = to.protocol === from.protocol || to.protocol === 'https:'
  if (to.hostname === from.hostname && isSafe) return to
  throw new UpstreamError(redirected(baseUrlOf(to)))
}

/** The address without what a base URL does not have. */
function baseUrlOf({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname.replace(/\/(chat\/completions)?\/?$/, '')}`.slice(0, 200)
}
