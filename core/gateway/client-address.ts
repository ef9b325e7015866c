import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** Hexadecimal groups of an IPv6 address that one customer is given: a /64. */
const NETWORK_GROUPS = 4
const GROUPS = 8

const loopback = blockListOf(['127.0.0.0/8', '::1'])

/** Addresses and networks (`10.0.0.0/8`), as the configuration has checked them → something that can be asked. */
export function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return list
}

/**
 * Whose request it is: the peer's address, or what trusted proxies say of it. X-Forwarded-For is read from its end, where
 * the nearest proxy wrote, for as long as the writer is trusted; what stands before that a client could have sent.
 *
 * @returns an IPv4 address, or the /64 of an IPv6 address; undefined for this machine itself, which is not limited
 */
export function clientAddress(
  { socket, headers }: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string } },
  trustedProxies: BlockList,
): string | undefined {
  const hops = (headers['x-forwarded-for']?.toString() ?? '').split(',').map(hop => hop.trim())
  let address = plain(socket.remoteAddress ?? '')
  while (isIn(trustedProxies, address)) {
    const hop = plain(hops.pop() ?? '')
    if (isIP(hop) === 0) break
    address = hop
  }
  return isIn(loopback, address) ? undefined : networkOf(address)
}

/** Without brackets, a port, a zone, or the IPv6 form that an IPv4 address has on a socket of both families. */
function plain(text: string): string {
  const bracketed = /^\[(.*)\](?::\d+)?$/.exec(text)?.[1]
  const address = bracketed ?? text.replace(/^([\d.]+):\d+$/, '$1')
  return address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')
}

function isIn(list: BlockList, address: string): boolean {
  const version = isIP(address)
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  // URL spells an IPv6 address in one way only: lower case, no leading zeros, the longest run of zeros as `::`.
  const spelt = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [head = '', tail] = spelt.split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':'))
  const zeros = tail === undefined ? 0 : GROUPS - groups(head).length - groups(tail).length
  const all = [...groups(head), ...Array<string>(zeros).fill('0'), ...groups(tail ?? '')]
  return `${all.slice(0, NETWORK_GROUPS).join(':')}::/64`
}
