import { endianness } from 'node:os'

/**
 * An address and a port as `/proc/net/tcp` and `tcp6` write them: each word of four bytes in the machine's order, in
 * hexadecimal, and the port.
 *
 * @param address IPv4 (`127.0.0.1`), IPv6 (`::1`), or IPv4 within it (`::ffff:127.0.0.1`)
 */
export function socketKey(address: string, port: number | undefined): string {
  const bytes = address.includes(':') ? bytesOfIpv6(address) : bytesOfIpv4(address)
  const words = Array.from({ length: bytes.length / 4 }, (_, word) =>
    bytes.slice(word * 4, word * 4 + 4),
  )
  const ordered = words.flatMap(word => (endianness() === 'LE' ? word.reverse() : word))
  return `${ordered.map(byte => hex(byte, 2)).join('')}:${hex(port ?? 0, 4)}`
}

function bytesOfIpv4(address: string): number[] {
  return address.split('.').map(Number)
}

function bytesOfIpv6(address: string): number[] {
  const [plain = ''] = address.split('%', 1)
  const [head = '', tail] = plain.split('::', 2)
  const before = bytesOfGroups(head)
  if (tail === undefined) return before
  const after = bytesOfGroups(tail)
  return [...before, ...Array<number>(16 - before.length - after.length).fill(0), ...after]
}

function bytesOfGroups(groups: string): number[] {
  if (groups === '') return []
  return groups.split(':').flatMap(group => {
    if (group.includes('.')) return bytesOfIpv4(group)
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 0xff]
  })
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0')
}
