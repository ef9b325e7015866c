import { get } from 'node:http'

/**
 * What the chat page tells a browser to connect to: an absolute `ws:` or `wss:` URL, or a path of the page's own origin.
 *
 * @param options.host the `Host` that the browser asked for, where a proxy stands in front
 * @throws Error when the page names no address
 */
export async function pageSocketUrl(
  pageUrl: string,
  { host, protocol }: { host?: string; protocol?: string } = {},
): Promise<string> {
  const headers = {
    ...(host === undefined ? {} : { host }),
    ...(protocol === undefined ? {} : { 'x-forwarded-proto': protocol }),
  }
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  // `fetch` sets the Host header itself.
  get(`${pageUrl}/streaming/socket`, { headers, agent: false }, response => {
    response
      .setEncoding('utf8')
      .toArray()
      .then(pieces => resolve(pieces.join('')), reject)
  }).once('error', reject)
  const html = await promise
  // It stands in the payload of a server component, which is JSON within JSON.
  const found = /socketUrl\\?":\\?"([^"\\]+)/.exec(html)?.[1]
  if (found === undefined)
    throw new Error(`expected the chat page at ${pageUrl} to name its socketUrl, found none`)
  return found
}
