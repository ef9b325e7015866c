import { endianness } from 'node:os'
import { describe, expect, it } from 'vitest'
import { socketKey } from './socket-key.ts'

describe.runIf(endianness() === 'LE')('socketKey', () => {
  // As /proc/net/tcp and tcp6 show these addresses on x86-64.
  it.each([
    ['127.0.0.1', 3001, '0100007F:0BB9'],
    ['192.168.1.2', 80, '0201A8C0:0050'],
    ['::1', 3001, '00000000000000000000000001000000:0BB9'],
    ['::ffff:127.0.0.1', 3001, '0000000000000000FFFF00000100007F:0BB9'],
    ['2001:db8::42:8329', 443, 'B80D0120000000000000000029834200:01BB'],
    ['fe80::1%eth0', 1, '000080FE000000000000000001000000:0001'],
  ])('%s port %i', (address, port, key) => {
    expect(socketKey(address, port)).toBe(key)
  })
})
