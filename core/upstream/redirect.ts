import { failure, redirected, UpstreamError } from './failure.ts'

const MAX_HOPS = 5

/** Whether a status sends its request to another address, method and body included where we follow it. */
export function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 307 || status === 308
}

/**
 * Where a request is redirected to. It goes to the same host alone, and never from https to http: the key would be told
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
