/** Where the browser believes the page to be. */
export type AskedFor = {
  /** The host, with or without a port. */
  readonly host: string | null
  /** `http` or `https`; the first of several is the browser's. */
  readonly protocol: string | null
}

/**
 * The host and the protocol that the browser asked for, by the headers of a request. A proxy in front may have put
 * another `Host` there; what it says instead (RFC 7239, or the older X-Forwarded-Host) a client could say as well, and so
 * it is believed only when configured.
 */
export function askedFor(
  headers: { get(name: string): string | null },
  { trustProxy }: { trustProxy: boolean },
): AskedFor {
  const plain = { host: headers.get('host'), protocol: first(headers.get('x-forwarded-proto')) }
  if (!trustProxy) return plain
  const forwarded = first(headers.get('forwarded')) ?? ''
  return {
    host: parameter(forwarded, 'host') ?? first(headers.get('x-forwarded-host')) ?? plain.host,
    protocol: parameter(forwarded, 'proto') ?? plain.protocol,
  }
}

/** The first proxy's word: it stood nearest to the browser. */
function first(list: string | null): string | null {
  return list?.split(',')[0]?.trim() || null
}

/** A parameter of one element of a Forwarded header, as a token or in quotation marks (RFC 7239, 4). */
function parameter(element: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|;)\\s*${name}=(?:"([^"]*)"|([^;\\s]*))`, 'i').exec(element)
  return match?.[1] ?? match?.[2]
}
