import { describe, expect, it } from 'vitest'
import { blockListOf, clientAddress } from './client-address.ts'

const trusted = blockListOf(['10.0.0.0/8', '192.0.2.7', '2001:db8:1::/48', '127.0.0.1'])

/** The client of a request from this peer, with this X-Forwarded-For. */
const clientOf = (remoteAddress: string, forwarded?: string) =>
  clientAddress(
    {
      socket: { remoteAddress },
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    },
    trusted,
  )

describe('clientAddress', () => {
  it('is the peer, whatever a stranger says', () => {
    expect(clientOf('203.0.113.5')).toBe('203.0.113.5')
    expect(clientOf('203.0.113.5', '198.51.100.1')).toBe('203.0.113.5')
    expect(clientOf('::ffff:203.0.113.5', '198.51.100.1')).toBe('203.0.113.5')
  })

  it('is what a trusted proxy says of its peer, and no more of what the client said before', () => {
    expect(clientOf('10.1.2.3', '203.0.113.5')).toBe('203.0.113.5')
    expect(clientOf('::ffff:192.0.2.7', '198.51.100.1, 203.0.113.5')).toBe('203.0.113.5')
    expect(clientOf('192.0.2.8', '203.0.113.5')).toBe('192.0.2.8')
  })

  it('passes over several trusted proxies', () => {
    expect(clientOf('10.1.2.3', '6.6.6.6, 203.0.113.5, 10.9.9.9,192.0.2.7')).toBe('203.0.113.5')
    expect(clientOf('2001:db8:1::99', '203.0.113.5, 10.9.9.9')).toBe('203.0.113.5')
  })

  it.each(['', ' ', 'unknown', '_hidden', '203.0.113', '203.0.113.5, nonsense', '1.2.3.4.5'])(
    'is the proxy itself where it says %j',
    forwarded => {
      expect(clientOf('10.1.2.3', forwarded)).toBe('10.1.2.3')
    },
  )

  it('knows an address by a port, brackets and a zone', () => {
    expect(clientOf('10.1.2.3', '203.0.113.5:4711')).toBe('203.0.113.5')
    expect(clientOf('10.1.2.3', '[2001:db8:2:3:4:5:6:7]:4711')).toBe('2001:db8:2:3::/64')
    expect(clientOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  })

  it('takes the addresses of one IPv6 network as one, however they are spelt', () => {
    const network = '2001:db8:0:3::/64'
    for (const spelt of ['2001:db8:0:3::1', '2001:0DB8:0:3:9:9:9:9', '2001:db8:0:3:ffff::']) {
      expect(clientOf(spelt)).toBe(network)
    }
    expect(clientOf('2001:db8:0:4::1')).not.toBe(network)
    expect(clientOf('::2:3')).toBe('0:0:0:0::/64')
  })

  it('is nobody for this machine itself, in front of a proxy too', () => {
    expect(clientOf('127.0.0.1')).toBeUndefined()
    expect(clientOf('::1')).toBeUndefined()
    expect(clientOf('::ffff:127.0.0.1', '203.0.113.5')).toBe('203.0.113.5')
    expect(clientOf('10.1.2.3', '127.0.0.1')).toBeUndefined()
  })
})
